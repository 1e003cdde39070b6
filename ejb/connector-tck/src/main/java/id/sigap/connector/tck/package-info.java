/**
 * The contract test kit: a connector's own test class extends {@link id.sigap.connector.tck.ConnectorContract} and gets
 * every check that Sigap relies on. {@link id.sigap.connector.tck.TestChannel} makes the channel it is called for.
 */
@NullMarked
package id.sigap.connector.tck;

import org.jspecify.annotations.NullMarked;
