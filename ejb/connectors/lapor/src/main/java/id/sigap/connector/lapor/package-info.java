/** The connector for LAPOR! file. */
@NullMarked
package id.sigap.connector.lapor;

import org.jspecify.annotations.NullMarked;
