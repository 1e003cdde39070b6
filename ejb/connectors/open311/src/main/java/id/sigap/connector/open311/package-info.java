/** The connector for Open311 GeoReport v2. */
@NullMarked
package id.sigap.connector.open311;

import org.jspecify.annotations.NullMarked;
