package id.sigap.process.replay;

import java.util.List;
import java.util.Map;

/**
 * A finished case as its history tells it.
 *
 * @param begun what its process was started with
 * @param triage what the table and the case decided then: {@code emergency, needsReview}; empty where it never was
 * @param facts what the table was told, read again from the messages
 * @param events in the order in which they came
 * @param end id of the end where its process stopped
 * @param endName what people call it
 */
record RecordedCase(
        String ticket,
        long complaint,
        Map<String, Object> begun,
        Map<String, Object> triage,
        Map<String, Object> facts,
        List<Event> events,
        String end,
        String endName) {
    /** The same, where the draft has another table than the one that decided then. */
    RecordedCase withoutTriage() {
        return new RecordedCase(ticket, complaint, begun, Map.of(), facts, events, end, endName);
    }
}
