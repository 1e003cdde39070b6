/**
 * Local servers that speak as the platforms document it: strict on format, tokens, lengths and limits, with a state, and able
 * to misbehave on demand. For tests and the demonstration only; one package for each platform. This one holds what they
 * share.
 */
@NullMarked
package id.sigap.standin;

import org.jspecify.annotations.NullMarked;
