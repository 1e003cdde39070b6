/** The connector for YouTube. */
@NullMarked
package id.sigap.connector.youtube;

import org.jspecify.annotations.NullMarked;
