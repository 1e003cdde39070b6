/** The test kit, tried on a connector whose platform has its proof in the body, and on connectors that judge wrongly. */
@NullMarked
package id.sigap.connector.tck;

import org.jspecify.annotations.NullMarked;
