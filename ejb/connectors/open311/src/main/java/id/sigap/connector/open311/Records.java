package id.sigap.connector.open311;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.http.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The records of an answer, be it XML or JSON: requests, services, errors, each a map of its fields. Whoever runs the server
 * may have written anything: no document type, no entities, and limits for depth, number and length.
 */
final class Records {
    private static final int DEEPEST = 12;
    private static final int MOST = 20_000;
    private static final int LONGEST = 20_000;
    private static final Pattern ENCODING = Pattern.compile("^\\s*<\\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']");
    private static final Pattern TRAILING_COMMA = Pattern.compile(",(\\s*[}\\]])");
    private static final Pattern MISSING_COMMA = Pattern.compile("(\"|\\d|true|false|null|})(\\s*\\n\\s*)(\"|\\{)");

    private static final String LIST = "service_requests";

    /** The first element, whatever its prefix. */
    private static final Pattern ROOT = Pattern.compile("<(?:[A-Za-z_][\\w.-]*:)?([A-Za-z_][\\w.-]*)[\\s/>]");

    private Records() {}

    /** Empty where the bytes are neither well-formed XML nor JSON, or exceed the limits. */
    static Optional<List<Map<String, String>>> read(Bytes bytes) {
        String text = bytes.utf8().strip();
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1).strip();
        }
        if (text.startsWith("<")) {
            return xml(bytes);
        }
        return text.startsWith("[") || text.startsWith("{") ? json(bytes, text) : Optional.empty();
    }

    /** The same of a list of requests; empty as well where the answer is something else, such as a page or an error. */
    static Optional<List<Map<String, String>>> requests(Bytes bytes) {
        return read(bytes).filter(records -> isList(bytes));
    }

    private static boolean isList(Bytes bytes) {
        String text = bytes.utf8();
        if (text.stripLeading().startsWith("<") || text.startsWith("\uFEFF<")) {
            Matcher root = ROOT.matcher(text);
            return root.find() && root.group(1).equals(LIST);
        }
        Optional<JsonStructure> json = Json.read(bytes).or(() -> Json.read(Bytes.utf8(mended(text))));
        return json.filter(read -> read instanceof JsonArray
                        || read instanceof JsonObject object && object.get(LIST) instanceof JsonArray)
                .isPresent();
    }

    /** Every element with element children below the root is a record. */
    private static Optional<List<Map<String, String>>> xml(Bytes bytes) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(decoded(bytes)));
            try {
                return new Walk(reader).records();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Read as text: of bytes that are none in their charset the parser would write to the server's console. */
    private static String decoded(Bytes bytes) {
        String text = bytes.utf8();
        Matcher named = ENCODING.matcher(text.substring(0, Math.min(200, text.length())));
        if (!named.find()) {
            return text;
        }
        try {
            return new String(bytes.toArray(), Charset.forName(named.group(1)));
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static final class Walk {
        private final XMLStreamReader reader;
        private final List<Map<String, String>> records = new ArrayList<>();

        Walk(XMLStreamReader reader) {
            this.reader = reader;
        }

        Optional<List<Map<String, String>>> records() throws XMLStreamException {
            int depth = 0;
            Map<String, String> record = new LinkedHashMap<>();
            StringBuilder text = new StringBuilder();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        return Optional.empty();
                    }
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        text.setLength(0);
                        if (depth == 2) {
                            record = new LinkedHashMap<>();
                        }
                        if (depth > DEEPEST || records.size() > MOST) {
                            return Optional.empty();
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (text.length() < LONGEST) {
                            text.append(cut(reader.getText()));
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (depth == 3) {
                            record.putIfAbsent(
                                    reader.getLocalName(), cut(text.toString().strip()));
                            text.setLength(0);
                        } else if (depth == 2 && !record.isEmpty()) {
                            records.add(record);
                        }
                        depth--;
                    }
                    default -> {}
                }
            }
            return Optional.of(records);
        }
    }

    /** Servers write arrays, an object around one, or a single object; some leave commas out or have one too many. */
    private static Optional<List<Map<String, String>>> json(Bytes bytes, String text) {
        Optional<JsonStructure> read = Json.read(bytes).or(() -> Json.read(Bytes.utf8(mended(text))));
        return read.map(structure -> {
            List<Map<String, String>> records = new ArrayList<>();
            collect(structure, records, 0);
            return records;
        });
    }

    private static String mended(String text) {
        String commas = MISSING_COMMA.matcher(text).replaceAll("$1,$2$3");
        return TRAILING_COMMA.matcher(commas).replaceAll("$1");
    }

    private static void collect(JsonValue value, List<Map<String, String>> records, int depth) {
        if (depth > DEEPEST || records.size() > MOST) {
            return;
        }
        if (value instanceof JsonArray array) {
            array.forEach(each -> collect(each, records, depth + 1));
        } else if (value instanceof JsonObject object) {
            Map<String, String> fields = new LinkedHashMap<>();
            object.forEach((name, field) -> Json.asText(field).ifPresent(text -> fields.put(name, cut(text.strip()))));
            if (fields.isEmpty()) {
                object.values().forEach(each -> collect(each, records, depth + 1));
            } else {
                records.add(fields);
            }
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
