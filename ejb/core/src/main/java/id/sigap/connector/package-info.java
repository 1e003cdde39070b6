/**
 * Channels (accounts on platforms) and the connectors that serve them, found wherever a jar with one is deployed. Nothing
 * here knows a platform by name.
 */
package id.sigap.connector;
