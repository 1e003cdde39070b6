/**
 * What the connectors of Meta's platforms share: the webhook's handshake and signature, calls of the Graph API, what its
 * errors and usage headers mean for Sigap's outcomes, and the reading of entries and times. Decides nothing that only one
 * platform knows; each platform adds its own codes as {@link id.sigap.connector.graph.GraphRules}.
 */
@NullMarked
package id.sigap.connector.graph;

import org.jspecify.annotations.NullMarked;
