package id.sigap.connector.graph;

import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks through a list of the Graph API, page by page, for a message of ours.
 *
 * @param api of the channel
 * @param outcomes of the platform
 * @param list where the list is, such as {@code 12_34/comments}
 * @param parameters its fields and order; {@code limit} and {@code after} are added
 * @param textField where the words stand
 * @param timeField where the time stands
 * @param newestFirst whether the list may be left once it is older than the message
 */
public record GraphSearch(
        GraphApi api,
        GraphOutcomes outcomes,
        String list,
        Map<String, String> parameters,
        String textField,
        String timeField,
        boolean newestFirst) {

    /** By how much Meta's clock may differ from ours. */
    public static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(2);

    /** How long Meta may take to show what it has taken. */
    public static final Duration SETTLING = Duration.ofSeconds(10);

    private static final int MOST_PAGES = 10;

    /**
     * The first match; {@link FindOutcome.Absent} only where the whole list, or all of it since the attempt, was seen and
     * the attempt is some seconds old.
     *
     * @param ours whether an element was written by the office
     */
    public FindOutcome find(OutboundMessage message, Instant attemptedAt, Instant now, Predicate<JsonObject> ours) {
        Instant earliest = attemptedAt.minus(CLOCK_DIFFERENCE);
        Optional<String> after = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            Map<String, String> all = new LinkedHashMap<>(parameters);
            all.put("limit", "100");
            after.ifPresent(cursor -> all.put("after", cursor));
            GraphAnswer answer = api.get(list, all);
            if (!(answer instanceof GraphAnswer.Done done)) {
                return outcomes.unfound(answer);
            }
            Optional<FindOutcome> found = among(done, message, earliest, ours);
            if (found.isPresent()) {
                return found.get();
            }
            after = done.text("paging", "cursors", "after")
                    .filter(cursor -> done.text("paging", "next").isPresent());
            if (after.isEmpty() || newestFirst && reaches(done, earliest)) {
                return settled(attemptedAt, now);
            }
        }
        return new FindOutcome.CannotTell(outcomes.platform() + ": too-many-pages");
    }

    private Optional<FindOutcome> among(
            GraphAnswer.Done done, OutboundMessage message, Instant earliest, Predicate<JsonObject> ours) {
        return Json.objects(done.body(), "data")
                .filter(ours)
                .flatMap(element -> match(element, message, earliest, textField, timeField).stream())
                .findFirst();
    }

    private boolean reaches(GraphAnswer.Done done, Instant earliest) {
        return Json.objects(done.body(), "data")
                .flatMap(element -> GraphTime.at(element, timeField).stream())
                .anyMatch(earliest::isAfter);
    }

    /** The element, where it is this message. */
    public static Optional<FindOutcome> match(
            JsonObject element, OutboundMessage message, Instant earliest, String textField, String timeField) {
        Optional<Instant> at = GraphTime.at(element, timeField).filter(time -> !time.isBefore(earliest));
        boolean same = normalised(Json.text(element, textField).orElse("")).equals(normalised(message.body()));
        return same
                ? at.flatMap(time -> GraphIds.at(element, "id").map(id -> new FindOutcome.Found(id, time)))
                : Optional.empty();
    }

    /** Absent, once what Meta took would be seen. */
    public static FindOutcome settled(Instant attemptedAt, Instant now) {
        return now.isBefore(attemptedAt.plus(SETTLING))
                ? new FindOutcome.CannotTell("not-yet-visible")
                : new FindOutcome.Absent();
    }

    /** Without what platforms change: the form of letters, white space at line ends, empty lines. */
    public static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Z}\\s]+", " ")
                .strip();
    }
}
