/** What the connectors of Meta's platforms share: handshake, signature, errors and usage of the Graph API. */
@NullMarked
package id.sigap.connector.graph;

import org.jspecify.annotations.NullMarked;
