package id.sigap.connector.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a message says. Texts are made {@linkplain UnicodeText#storable storable}; nothing else is changed.
 *
 * @param text the new words, without what the message quotes; may be empty, as when only a photo was sent
 * @param fullText everything, quoted text included, where that is more than {@code text}
 * @param subject where the platform has subjects
 * @param attachments in the order of the message
 * @param place what it is about, where the sender told
 */
public record Content(
        String text,
        Optional<String> fullText,
        Optional<String> subject,
        List<Attachment> attachments,
        Optional<Place> place) {

    public Content {
        text = UnicodeText.storable(text);
        fullText = fullText.map(UnicodeText::storable);
        subject = subject.map(UnicodeText::storable);
        attachments = List.copyOf(attachments);
        Objects.requireNonNull(place, "place");
    }

    /** Words only. */
    public static Content of(String text) {
        return new Content(text, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    /** Sizes only. */
    @Override
    public String toString() {
        return "Content[" + text.length() + " characters, " + attachments.size() + " attachments]";
    }
}
