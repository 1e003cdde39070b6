/**
 * A sheet with which a person who holds an agency account enters a complaint into SP4N-LAPOR!, field by field. That system
 * publishes no interface for offices' software: nothing here calls it, and nothing here claims to be compatible with it.
 */
@NullMarked
package id.sigap.connector.lapor;

import org.jspecify.annotations.NullMarked;
