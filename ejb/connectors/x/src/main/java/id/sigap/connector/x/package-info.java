/** The connector for X. */
@NullMarked
package id.sigap.connector.x;

import org.jspecify.annotations.NullMarked;
