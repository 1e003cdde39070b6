package id.sigap.connector.whatsapp;

import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.Person;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whom an answer is addressed to: a telephone number as {@code to}, or a user id as {@code recipient} where no number is
 * known.
 *
 * @param field the property of the call
 * @param value as WhatsApp wants it
 */
record Addressee(String field, String value) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{5,20}");
    private static final Pattern USER = Pattern.compile("[A-Z]{2}\\.([A-Z]+\\.)?[A-Za-z0-9]{1,128}");

    static boolean isNumber(String id) {
        return NUMBER.matcher(id).matches();
    }

    /** What the answered message told last comes first: a citizen may have changed the number since the first one. */
    static Optional<Addressee> of(Conversation conversation) {
        Person citizen = conversation.recipient();
        Stream<String> ids = Stream.concat(
                Stream.of(Citizens.NUMBER, Citizens.USER)
                        .map(conversation.attributes()::get)
                        .flatMap(Stream::ofNullable),
                Stream.concat(
                        Stream.of(citizen.id()), citizen.otherIds().stream().sorted()));
        return ids.map(id -> id.startsWith("+") ? id.substring(1) : id)
                .flatMap(id -> one(id).stream())
                .findFirst();
    }

    private static Optional<Addressee> one(String id) {
        if (isNumber(id)) {
            return Optional.of(new Addressee("to", "+" + id));
        }
        return USER.matcher(id).matches() ? Optional.of(new Addressee("recipient", id)) : Optional.empty();
    }

    void into(JsonObjectBuilder call) {
        call.add(field, value);
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Addressee[" + field + "]";
    }
}
