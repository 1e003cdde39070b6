/** The agencies that complaints are forwarded to: the city's own and outside ones, how each is reached and who is above it. */
package id.sigap.agency;
