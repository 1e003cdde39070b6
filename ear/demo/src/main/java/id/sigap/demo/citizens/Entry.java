package id.sigap.demo.citizens;

import java.time.Instant;

/**
 * Something that stands in a corner.
 *
 * @param id of what the citizen wrote; of an answer, of what it answers
 * @param fromOffice who wrote it
 * @param text as it reads now
 * @param at when it was seen first
 * @param deleted whether the citizen took it back
 */
public record Entry(String id, boolean fromOffice, String text, Instant at, boolean deleted) {

    Entry reading(String newText) {
        return new Entry(id, fromOffice, newText, at, deleted);
    }

    Entry takenBack() {
        return new Entry(id, fromOffice, "", at, true);
    }
}
