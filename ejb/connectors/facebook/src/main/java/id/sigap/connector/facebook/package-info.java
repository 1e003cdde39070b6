/** The connector for Facebook Page comments. */
@NullMarked
package id.sigap.connector.facebook;

import org.jspecify.annotations.NullMarked;
