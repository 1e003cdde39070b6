/** Stands in for another office's Open311 server (GeoReport v2). */
@NullMarked
package id.sigap.standin.open311;

import org.jspecify.annotations.NullMarked;
