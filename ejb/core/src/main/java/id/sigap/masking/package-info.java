/**
 * Finds personal data in a citizen's words and hides it (UU 27/2022).
 *
 * <p>Decides which stretches of a text are personal data of a known kind and what stands in their place. It never keeps
 * the raw text, never looks anything up and never refuses a text: whatever a citizen can type is masked in time linear in
 * its length. Names are not masked; they are a field of the case, not a pattern. Whoever stores, logs or shows a text
 * outside the encrypted original calls this package first.
 */
package id.sigap.masking;
