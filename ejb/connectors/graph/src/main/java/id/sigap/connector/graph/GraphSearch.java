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
 * @param refusesRepeats whether the platform refuses the same words in the same place, so that older ones of ours leave
 *     open what became of the message: sending it again would not help
 */
public record GraphSearch(
        GraphApi api,
        GraphOutcomes outcomes,
        String list,
        Map<String, String> parameters,
        String textField,
        String timeField,
        boolean newestFirst,
        boolean refusesRepeats) {

    /** By how much Meta's clock may differ from ours. */
    public static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(2);

    /** How long Meta may take to show what it has taken. */
    public static final Duration SETTLING = Duration.ofSeconds(10);

    /** How long a whole search may take. */
    public static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final int MOST_PAGES = 10;

    /**
     * The first match; {@link FindOutcome.Absent} only where the whole list, or all of it since the attempt, was seen and
     * the attempt is some seconds old, and nothing in it could be the message.
     *
     * @param ours whether an element was written by the office
     */
    public FindOutcome find(OutboundMessage message, Instant attemptedAt, Instant now, Predicate<JsonObject> ours) {
        Instant earliest = attemptedAt.minus(CLOCK_DIFFERENCE);
        Optional<String> after = Optional.empty();
        boolean doubtful = false;
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
            doubtful |= Json.objects(done.body(), "data").anyMatch(e -> leavesOpen(e, message, earliest, ours));
            boolean more = done.text("paging", "next").isPresent() && !(newestFirst && reaches(done, earliest));
            if (!more) {
                return doubtful
                        ? new FindOutcome.CannotTell(outcomes.platform() + ": perhaps-there")
                        : settled(attemptedAt, now);
            }
            after = done.text("paging", "cursors", "after");
            if (after.isEmpty()) {
                return new FindOutcome.CannotTell(outcomes.platform() + ": cursor-missing");
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

    /** Whether an element that is no match may all the same be the message, or keeps it from being sent again. */
    private boolean leavesOpen(
            JsonObject element, OutboundMessage message, Instant earliest, Predicate<JsonObject> ours) {
        if (!isSame(element, message, textField)) {
            return false;
        }
        boolean own = ours.test(element);
        boolean authorKnown = Json.text(element, "from", "id").isPresent();
        boolean older = GraphTime.at(element, timeField)
                .filter(time -> time.isBefore(earliest))
                .isPresent();
        return older ? own && refusesRepeats : own || !authorKnown;
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
        return isSame(element, message, textField)
                ? at.flatMap(time -> GraphIds.at(element, "id").map(id -> new FindOutcome.Found(id, time)))
                : Optional.empty();
    }

    private static boolean isSame(JsonObject element, OutboundMessage message, String textField) {
        return normalised(Json.text(element, textField).orElse("")).equals(normalised(message.body()));
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
