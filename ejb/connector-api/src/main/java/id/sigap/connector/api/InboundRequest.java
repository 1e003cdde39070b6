package id.sigap.connector.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came to a channel's address over HTTP: a platform's handshake or delivery, or one of Sigap's own forms.
 *
 * @param method in capitals
 * @param headers by name; looked up without regard to case
 * @param query decoded parameters by name
 * @param body the raw bytes, exactly as they came
 * @param receivedAt when it was complete
 */
public record InboundRequest(
        String method,
        Map<String, List<String>> headers,
        Map<String, List<String>> query,
        Bytes body,
        Instant receivedAt) {

    /** The sender's key of a form: the same form sent twice has the same one. */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /**
     * The ticket that a form's follow-up message belongs to. Sigap sets it, after it checked that the sender may write
     * there; a header of this name from outside never reaches a connector.
     */
    public static final String TICKET = "Sigap-Ticket";

    public InboundRequest {
        method = Checks.filled("method", method).toUpperCase(Locale.ROOT);
        Map<String, List<String>> lowerCase = new TreeMap<>();
        headers.forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lowerCase);
        query = Map.copyOf(query);
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    /** A POST with these headers, one value each. */
    public static InboundRequest post(Map<String, String> headers, Bytes body, Instant receivedAt) {
        Map<String, List<String>> lists = new TreeMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new InboundRequest("POST", lists, Map.of(), body, receivedAt);
    }

    /**
     * One of Sigap's own forms.
     *
     * @param ticket where the form is a follow-up message to one
     * @param body a JSON object
     */
    public static InboundRequest form(String idempotencyKey, Optional<String> ticket, Bytes body, Instant receivedAt) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", "application/json");
        headers.put(IDEMPOTENCY_KEY, idempotencyKey);
        ticket.ifPresent(t -> headers.put(TICKET, t));
        return post(headers, body, receivedAt);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The delivery to store for an accepted request. */
    public RawDelivery delivery(ReceiveVerdict.Accepted verdict) {
        return new RawDelivery(
                verdict.deliveryKey(),
                header("content-type").orElse("application/octet-stream"),
                verdict.attributes(),
                body,
                receivedAt,
                "");
    }

    /** Method and size; headers and query may hold tokens. */
    @Override
    public String toString() {
        return "InboundRequest[" + method + ", " + body + "]";
    }
}
