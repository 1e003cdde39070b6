package id.sigap.connector.webform;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.FieldFault;
import id.sigap.connector.api.UnicodeText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the fields of one form and collects what is wrong with them. */
final class FormFields {

    /** The fields as the form's page calls them. */
    private static final Map<String, String> NAMES = Map.of(
            "text", "Isi laporan",
            "name", "Nama",
            "contact", "Surel atau nomor telepon",
            "location", "Lokasi",
            "photos", "Foto");

    private static final Pattern ONE_PHOTO = Pattern.compile("photos\\[([0-9]+)]");

    private final JsonObject json;
    private final List<FieldFault> faults = new ArrayList<>();
    private int status = 422;

    FormFields(JsonObject json) {
        this.json = json;
    }

    /** A text; blank, {@code null} and absent are the same. */
    Optional<String> text(String field, int maximum) {
        JsonValue value = json.getOrDefault(field, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (!(value instanceof JsonString string)) {
            fault(field, "Harus berupa teks.");
            return Optional.empty();
        }
        String text =
                UnicodeText.storable(string.getString()).replace("\r\n", "\n").strip();
        int length = text.codePointCount(0, text.length());
        if (length > maximum) {
            fault(field, "Paling banyak " + maximum + " huruf; yang dikirim " + length + ".");
            return Optional.empty();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    boolean flag(String field) {
        JsonValue value = json.getOrDefault(field, JsonValue.FALSE);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE && value != JsonValue.NULL) {
            fault(field, "Harus true atau false.");
        }
        return value == JsonValue.TRUE;
    }

    List<Form.Photo> photos(Limits limits) {
        JsonValue value = json.getOrDefault("photos", JsonValue.EMPTY_JSON_ARRAY);
        if (value == JsonValue.NULL) {
            return List.of();
        }
        if (!(value instanceof JsonArray array)) {
            fault("photos", "Harus berupa daftar foto.");
            return List.of();
        }
        if (array.size() > limits.photos()) {
            fault("photos", "Paling banyak " + limits.photos() + " foto; yang dikirim " + array.size() + ".");
            return List.of();
        }
        List<Form.Photo> photos = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            photo("photos[" + i + "]", array.get(i), limits).ifPresent(photos::add);
        }
        return photos;
    }

    private Optional<Form.Photo> photo(String field, JsonValue value, Limits limits) {
        if (!(value instanceof JsonObject photo) || !(photo.get("data") instanceof JsonString data)) {
            fault(field, "Harus berupa objek {name, data} dengan data dalam Base64.");
            return Optional.empty();
        }
        byte[] content;
        try {
            content = Base64.getDecoder().decode(data.getString());
        } catch (IllegalArgumentException e) {
            fault(field, "Data foto bukan Base64 yang benar.");
            return Optional.empty();
        }
        if (content.length > limits.photoBytes()) {
            status = 413;
            fault(field, "Terlalu besar; paling besar " + limits.photoBytes() / (1024 * 1024) + " MB.");
            return Optional.empty();
        }
        Optional<String> kind = PhotoKind.of(content);
        if (kind.isEmpty()) {
            status = 415;
            fault(field, "Hanya foto JPEG, PNG, atau WebP yang diterima.");
            return Optional.empty();
        }
        String name = photo.get("name") instanceof JsonString given ? given.getString() : "";
        return Optional.of(new Form.Photo(name, kind.get(), Bytes.handOver(content)));
    }

    void fault(String field, String message) {
        faults.add(new FieldFault(field, message));
    }

    boolean isFaultless(String field) {
        return faults.stream().noneMatch(f -> f.field().equals(field));
    }

    void refuseFaults() throws InvalidFormException {
        if (!faults.isEmpty()) {
            throw new InvalidFormException(status, "invalid", named(faults.get(0)), faults);
        }
    }

    /** For the person who wrote, who knows no field by its name in JSON. */
    private static String named(FieldFault fault) {
        Matcher photo = ONE_PHOTO.matcher(fault.field());
        String name = photo.matches()
                ? "Foto ke-" + (Integer.parseInt(photo.group(1)) + 1)
                : NAMES.getOrDefault(fault.field(), fault.field());
        return name + ": " + fault.message();
    }
}
