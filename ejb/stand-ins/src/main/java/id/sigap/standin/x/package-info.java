/**
 * A stand-in of X: posts and direct messages of citizens, the calls that the connector makes, webhooks with their challenge
 * and signature. {@link id.sigap.standin.x.XStandIn} is the whole of it for tests and the demonstration.
 */
@NullMarked
package id.sigap.standin.x;

import org.jspecify.annotations.NullMarked;
