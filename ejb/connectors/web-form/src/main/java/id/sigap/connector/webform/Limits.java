package id.sigap.connector.webform;

import id.sigap.connector.api.Settings;

/**
 * How much a form may hold.
 *
 * @param text code points of the report
 * @param photos how many
 * @param photoBytes of each photo
 */
record Limits(int text, int photos, long photoBytes) {

    /** For what was let in already: limits may have been lowered since. */
    static final Limits NONE = new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    private static final long MEGABYTE = 1024 * 1024;

    static Limits of(Settings settings) {
        return new Limits(
                settings.integer(Form.MAXIMUM_TEXT),
                settings.integer(Form.MAXIMUM_PHOTOS),
                settings.integer(Form.MAXIMUM_PHOTO_MEGABYTES) * MEGABYTE);
    }

    /** False for what was let in already, which is read and not judged again. */
    boolean judge() {
        return !equals(NONE);
    }

    /** What a body within these limits can take: photos in Base64, each character of the text escaped. */
    long bodyBytes() {
        return photos * (photoBytes * 4 / 3 + 1024) + text * 12L + 64 * 1024;
    }
}
