package id.sigap.standin.open311;

import id.sigap.standin.Answer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes records as GeoReport does: XML, or JSON where it was asked for. */
final class Written {
    private Written() {}

    static Answer records(
            boolean json, int status, String root, String element, List<Map<String, String>> records, boolean numbers) {
        return json ? json(status, records, numbers) : xml(status, root, element, records);
    }

    static Answer error(boolean json, int status, String description) {
        return records(
                json,
                status,
                "errors",
                "error",
                List.of(Map.of("code", String.valueOf(status), "description", description)),
                false);
    }

    private static Answer json(int status, List<Map<String, String>> records, boolean numbers) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (Map<String, String> record : records) {
            JsonObjectBuilder object = Json.createObjectBuilder();
            record.forEach((name, value) -> {
                if (numbers && name.equals("service_request_id")) {
                    object.add(name, Long.parseLong(value));
                } else if (value.isEmpty()) {
                    object.addNull(name);
                } else {
                    object.add(name, value);
                }
            });
            array.add(object);
        }
        return Answer.json(status, array.build());
    }

    private static Answer xml(int status, String root, String element, List<Map<String, String>> records) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<" + root + ">\n");
        for (Map<String, String> record : records) {
            xml.append("  <").append(element).append(">\n");
            record.forEach((name, value) -> xml.append("    <")
                    .append(name)
                    .append('>')
                    .append(escaped(value))
                    .append("</")
                    .append(name)
                    .append(">\n"));
            xml.append("  </").append(element).append(">\n");
        }
        xml.append("</").append(root).append(">\n");
        return Answer.of(status, "text/xml; charset=utf-8", xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
