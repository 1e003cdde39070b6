/**
 * The citizens' side of the demonstration: stand-ins of the platforms, a channel in Sigap for each of their accounts, and a
 * page on which anyone writes as a citizen and sees the answer. Sigap itself knows nothing of it: its channels are opened by
 * the administrators' interface, and only their addresses lead here instead of to the platforms.
 */
package id.sigap.demo.citizens;
