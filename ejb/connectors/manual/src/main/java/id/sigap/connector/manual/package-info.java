/**
 * The connector of what an operator enters by hand: a telephone call, a visit at the counter, a post somewhere else. An
 * answer goes out through a person, who is told whom to tell and how to reach them.
 */
@NullMarked
package id.sigap.connector.manual;

import org.jspecify.annotations.NullMarked;
