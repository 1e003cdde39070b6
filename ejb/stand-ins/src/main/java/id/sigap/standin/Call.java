package id.sigap.standin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as it came.
 *
 * @param method in capitals
 * @param path decoded, without the query
 * @param query decoded parameters; of one given twice, the last
 * @param rawQuery as it came, empty where there was none
 * @param headers by lower-case name; of one given twice, the first
 * @param body raw
 */
public record Call(
        String method,
        String path,
        Map<String, String> query,
        String rawQuery,
        Map<String, String> headers,
        byte[] body) {

    /** The value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    /** The value of a query parameter. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Every value of a query parameter that may be given several times, such as {@code types[]}. */
    public List<String> parameters(String name) {
        return Queries.values(rawQuery, name);
    }

    /** The token of an Authorization header. */
    public Optional<String> bearer() {
        return header("authorization").filter(h -> h.startsWith("Bearer ")).map(h -> h.substring(7));
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The fields of a form body. */
    public Map<String, String> form() {
        return Queries.decode(text());
    }
}
