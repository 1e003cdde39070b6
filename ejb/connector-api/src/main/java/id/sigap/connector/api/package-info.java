/**
 * The contract between Sigap and a connector: one platform, one jar.
 *
 * <p>A connector author starts at {@link id.sigap.connector.api.Connector}, which tells the life of a message in both
 * directions, and extends {@code ConnectorContract} of the test kit. Everything else here is a value: immutable, checked
 * when it is made, free of {@code null} (absence is {@link java.util.Optional}), and printable in a log, since no
 * {@code toString()} shows a secret, a text written by a person or the bytes of a file.
 *
 * <p>This package decides nothing about complaints. It depends on the JDK and on annotations only.
 */
@NullMarked
package id.sigap.connector.api;

import org.jspecify.annotations.NullMarked;
