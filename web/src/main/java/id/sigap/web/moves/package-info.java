/**
 * Running cases move to another release, finished ones are run through a draft. Decides nothing itself;
 * {@code process.migration} and {@code process.replay} do.
 */
package id.sigap.web.moves;
