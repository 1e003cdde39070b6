/**
 * What the office's guide says of an answer before anybody approves it.
 *
 * <p>Decides which sentences an author sees under the text and what one tap can mend; an {@link
 * id.sigap.wording.check.Severity#ERROR} keeps a text from being submitted. The guide's words are data. Judges the text
 * only: it never changes it, never asks the database and refuses no input. May call the masking of the intake.
 */
package id.sigap.wording.check;
