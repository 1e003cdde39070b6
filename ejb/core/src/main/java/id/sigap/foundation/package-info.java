/**
 * What every feature stands on: the business clock, the vault of keys, the unit of work, refusals and the office's own
 * settings. It knows no feature and calls none.
 */
package id.sigap.foundation;
