package id.sigap.standin.whatsapp;

import java.time.Instant;
import java.util.Optional;

/**
 * One message of a chat, as the citizen sees it.
 *
 * @param id its wamid
 * @param fromOffice who wrote it
 * @param text as it reads now; of a template, with the parameter in its place
 * @param quotes the id of the message it answers
 * @param callbackData what the office's program wants back in statuses
 * @param at when
 * @param deleted whether its author took it back
 */
public record Line(
        String id,
        boolean fromOffice,
        String text,
        Optional<String> quotes,
        Optional<String> callbackData,
        Instant at,
        boolean deleted) {

    Line reading(String newText) {
        return new Line(id, fromOffice, newText, quotes, callbackData, at, deleted);
    }

    Line takenBack() {
        return new Line(id, fromOffice, "", quotes, callbackData, at, true);
    }
}
