package id.sigap.connector.api;

/**
 * A text for people, in both languages of the user interface.
 *
 * @param id Indonesian
 * @param en English
 */
public record LocalizedText(String id, String en) {

    public LocalizedText {
        Checks.filled("Indonesian text", id);
        Checks.filled("English text", en);
    }
}
