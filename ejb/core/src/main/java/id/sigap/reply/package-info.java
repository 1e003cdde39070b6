/**
 * The only way out. An outbox row is written in the act's transaction; the dispatcher of its channel commits <em>sending</em>,
 * calls the connector with no transaction active, and writes the outcome. A row whose outcome nobody knows is looked for on
 * the platform, then sent again or handed to a person; it is never blindly repeated. At most one answer for each round and
 * recipient, by a unique key.
 */
package id.sigap.reply;
