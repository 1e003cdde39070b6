/**
 * What connectors of HTTP platforms share: calls with limits, whose result says whether the platform may have got them;
 * JSON that may be hostile; signatures over raw bytes. Knows no platform and nothing of Sigap but the connector API.
 */
@NullMarked
package id.sigap.connector.http;

import org.jspecify.annotations.NullMarked;
