/**
 * The connector for X: posts and direct messages come in by the Activity API's webhook and by polling, and are answered by
 * replies and direct messages. {@link id.sigap.connector.x.XConnector} says what it can do; the rest is one class for each
 * thing that X has its own way of doing. Calls X alone, and the files that X's posts point at.
 */
@NullMarked
package id.sigap.connector.x;

import org.jspecify.annotations.NullMarked;
