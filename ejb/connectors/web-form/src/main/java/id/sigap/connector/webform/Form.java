package id.sigap.connector.webform;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.UnicodeText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a citizen filled in: the JSON object {@code {name?, contact?, text, location?, anonymous?, secret?, photos?}},
 * where {@code photos} is a list of {@code {name?, data}} with the file in Base64. Other fields are ignored.
 */
record Form(
        Optional<String> name,
        Optional<String> contact,
        String text,
        Optional<String> location,
        boolean anonymous,
        boolean secret,
        List<Photo> photos) {

    static final String MAXIMUM_TEXT = "maximum-text";
    static final String MAXIMUM_PHOTOS = "maximum-photos";
    static final String MAXIMUM_PHOTO_MEGABYTES = "maximum-photo-megabytes";

    private static final int MAXIMUM_NAME = 200;
    private static final int MAXIMUM_LOCATION = 500;
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    /** Reads and checks; every wrong field is named at once. */
    static Form read(Bytes body, Limits limits) throws InvalidFormException {
        JsonObject json = object(body);
        FormFields fields = new FormFields(json);
        Optional<String> text = fields.text("text", limits.text());
        if (text.isEmpty() && fields.isFaultless("text")) {
            fields.fault("text", "Wajib diisi: tuliskan laporan Anda.");
        }
        Optional<String> contact = fields.text("contact", MAXIMUM_NAME);
        if (limits.judge() && contact.filter(given -> !Contact.isOne(given)).isPresent()) {
            fields.fault("contact", "Ini bukan surel atau nomor telepon.");
        }
        Form form = new Form(
                fields.text("name", MAXIMUM_NAME),
                contact,
                text.orElse(""),
                fields.text("location", MAXIMUM_LOCATION),
                fields.flag("anonymous"),
                fields.flag("secret"),
                fields.photos(limits));
        fields.refuseFaults();
        return form;
    }

    /** JSON-P throws more than its own exceptions: beyond a depth of 1000 a plain {@code RuntimeException}. */
    private static JsonObject object(Bytes body) throws InvalidFormException {
        try (JsonParser parser = PARSERS.createParser(body.open())) {
            if (parser.next() == JsonParser.Event.START_OBJECT) {
                JsonObject json = parser.getObject();
                if (!parser.hasNext()) {
                    return json;
                }
            }
        } catch (RuntimeException e) {
            throw notJson();
        }
        throw notJson();
    }

    private static InvalidFormException notJson() {
        return new InvalidFormException(
                400, "json-expected", "Isi kiriman tidak dapat dibaca; diharapkan satu objek JSON.", List.of());
    }

    /**
     * A photo of a known kind.
     *
     * @param name as the sender's device calls it; may be empty
     * @param contentType told from its first bytes
     */
    record Photo(String name, String contentType, Bytes content) {

        Photo {
            name = UnicodeText.storable(name);
        }
    }
}
