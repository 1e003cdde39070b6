/**
 * Serves the two browser applications and stands at their door: page addresses, signing in and out, and what a refused or
 * failed request looks like when no resource has answered it.
 *
 * <p>Decides nothing about complaints and reads no business data. It uses {@code foundation} for addresses only.
 */
package id.sigap.web.spa;
