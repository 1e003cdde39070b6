/** The connector for Instagram. */
@NullMarked
package id.sigap.connector.instagram;

import org.jspecify.annotations.NullMarked;
