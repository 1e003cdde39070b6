package id.sigap.connector.api;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * One delivery as it came, before anything was understood of it. It is stored before it is acknowledged.
 *
 * @param key unique for this delivery in its channel; the same delivery repeated has the same key
 * @param contentType of the body
 * @param attributes small facts from outside the body that {@link Connector#split} needs
 * @param body the raw bytes
 * @param receivedAt when it reached Sigap; splitting may use it where the delivery tells no time
 * @param receipt what {@link Connector#acknowledge} wants back; {@code ""} = no acknowledgement wanted. Need not be kept
 */
public record RawDelivery(
        String key,
        String contentType,
        Map<String, String> attributes,
        Bytes body,
        Instant receivedAt,
        String receipt) {

    public RawDelivery {
        Checks.id("key", key);
        Checks.filled("contentType", contentType);
        attributes = Map.copyOf(attributes);
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(receipt, "receipt");
    }

    /** Key and size; attributes may hold addresses. */
    @Override
    public String toString() {
        return "RawDelivery[" + key + ", " + contentType + ", " + body + "]";
    }
}
