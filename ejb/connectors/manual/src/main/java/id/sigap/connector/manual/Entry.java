package id.sigap.connector.manual;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.FieldFault;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.UnicodeText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator wrote down: the JSON object
 * {@code {source, name?, contact?, text, location?, anonymous?, secret?, occurredAt?}}. Other fields are ignored.
 *
 * @param occurredAt when the citizen spoke, where the operator says so
 * @param faults what is wrong with it; the other components are of use only where there are none
 */
record Entry(
        Optional<Source> source,
        Optional<String> name,
        Optional<String> contact,
        String text,
        Optional<String> location,
        boolean anonymous,
        boolean secret,
        Optional<Instant> occurredAt,
        List<FieldFault> faults) {

    private static final int MAXIMUM_TEXT = 20_000;
    private static final int MAXIMUM_LINE = 500;
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    Entry {
        faults = List.copyOf(faults);
    }

    /** Reads the entry; empty where the body is no JSON object. JSON-P throws more than its own exceptions. */
    static Optional<Entry> read(Bytes body) {
        try (JsonParser parser = PARSERS.createParser(body.open())) {
            if (parser.next() == JsonParser.Event.START_OBJECT) {
                JsonObject json = parser.getObject();
                return parser.hasNext() ? Optional.empty() : Optional.of(of(json));
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Entry of(JsonObject json) {
        List<FieldFault> faults = new ArrayList<>();
        Optional<Source> source = text(json, "source", MAXIMUM_LINE, faults).flatMap(Source::of);
        if (source.isEmpty()) {
            faults.add(new FieldFault("source", "Harus salah satu dari: phone, counter, elsewhere."));
        }
        Optional<String> words = text(json, "text", MAXIMUM_TEXT, faults);
        if (words.isEmpty() && faults.stream().noneMatch(f -> f.field().equals("text"))) {
            faults.add(new FieldFault("text", "Wajib diisi: tuliskan apa yang disampaikan pelapor."));
        }
        return new Entry(
                source,
                text(json, "name", MAXIMUM_LINE, faults),
                text(json, "contact", MAXIMUM_LINE, faults),
                words.orElse(""),
                text(json, "location", MAXIMUM_LINE, faults),
                flag(json, "anonymous", faults),
                flag(json, "secret", faults),
                instant(json, faults),
                faults);
    }

    private static Optional<String> text(JsonObject json, String field, int maximum, List<FieldFault> faults) {
        JsonValue value = json.getOrDefault(field, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (!(value instanceof JsonString string)) {
            faults.add(new FieldFault(field, "Harus berupa teks."));
            return Optional.empty();
        }
        String text =
                UnicodeText.storable(string.getString()).replace("\r\n", "\n").strip();
        if (text.codePointCount(0, text.length()) > maximum) {
            faults.add(new FieldFault(field, "Paling panjang " + maximum + " karakter."));
            return Optional.empty();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static boolean flag(JsonObject json, String field, List<FieldFault> faults) {
        JsonValue value = json.getOrDefault(field, JsonValue.FALSE);
        if (value != JsonValue.TRUE && value != JsonValue.FALSE && value != JsonValue.NULL) {
            faults.add(new FieldFault(field, "Harus true atau false."));
        }
        return value == JsonValue.TRUE;
    }

    private static Optional<Instant> instant(JsonObject json, List<FieldFault> faults) {
        Optional<String> text = text(json, "occurredAt", MAXIMUM_LINE, faults);
        try {
            return text.map(Instant::parse);
        } catch (DateTimeParseException e) {
            faults.add(new FieldFault("occurredAt", "Harus waktu ISO-8601 dalam UTC, misalnya 2026-11-22T03:00:00Z."));
            return Optional.empty();
        }
    }

    /** The refusal that names every fault. */
    ReceiveVerdict.Refused refusal() {
        return new ReceiveVerdict.Refused(
                422, "invalid", "Ada isian yang belum benar: " + faults.get(0).field() + ".", faults);
    }
}
