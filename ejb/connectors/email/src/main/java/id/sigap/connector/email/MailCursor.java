package id.sigap.connector.email;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far each folder was read, written {@code inbox:<UIDVALIDITY>:<UID>;sent:...}.
 *
 * @param places by role of the folder
 */
record MailCursor(Map<String, Place> places) {

    private static final Pattern ONE = Pattern.compile("(inbox|sent):(\\d{1,18}):(\\d{1,18})");

    /** The last UID that was read, good as long as the folder keeps its UIDVALIDITY (RFC 3501, 2.3.1.1). */
    record Place(long validity, long lastUid) {}

    MailCursor {
        places = Map.copyOf(places);
    }

    static MailCursor of(String text) {
        Map<String, Place> places = new TreeMap<>();
        Matcher matcher = ONE.matcher(text);
        while (matcher.find()) {
            places.put(matcher.group(1), new Place(Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))));
        }
        return new MailCursor(places);
    }

    Optional<Place> place(String role) {
        return Optional.ofNullable(places.get(role));
    }

    MailCursor at(String role, Place place) {
        Map<String, Place> changed = new TreeMap<>(places);
        changed.put(role, place);
        return new MailCursor(changed);
    }

    @Override
    public String toString() {
        return new TreeMap<>(places)
                .entrySet().stream()
                        .map(e -> e.getKey() + ":" + e.getValue().validity() + ":"
                                + e.getValue().lastUid())
                        .collect(Collectors.joining(";"));
    }
}
