/** A stand-in of YouTube's Data API: comments under the videos of one channel, its quota, and Google's token server. */
@NullMarked
package id.sigap.standin.youtube;

import org.jspecify.annotations.NullMarked;
