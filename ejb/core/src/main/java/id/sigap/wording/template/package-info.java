/**
 * Released texts with gaps: acknowledgements, notices and emergency replies that leave without a person's approval.
 *
 * <p>Decides what may stand in a gap: a closed list of typed placeholders, each of which checks its value, so that no
 * citizen can smuggle words into a text that nobody reads again. Rendering is deterministic: the same template version
 * and values give the same characters, and the dispatcher compares. Refuses unknown, missing and ill-formed values. Who
 * releases a template is the wording's business, not this package's.
 */
package id.sigap.wording.template;
