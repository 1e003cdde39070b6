/**
 * Carries a complaint to another office's Open311 server (GeoReport v2) and brings back what that office says about it. Takes
 * no complaint in: what such a server lists belongs to that office.
 */
@NullMarked
package id.sigap.connector.open311;

import org.jspecify.annotations.NullMarked;
