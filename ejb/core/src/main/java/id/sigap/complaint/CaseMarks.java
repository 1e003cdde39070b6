package id.sigap.complaint;

import id.sigap.foundation.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells which open cases of other channels have the words, the person or the place of a case, by keyed hashes alone. Who
 * complains without a name, or asks for secrecy, is not recognised by person.
 */
@ApplicationScoped
public class CaseMarks {
    /** Cases further apart than this are not one matter because of a mark. */
    public static final Duration NEAR = Duration.ofHours(48);

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LEAST_TEXT = 20;
    private static final int LEAST_PLACE = 10;
    private static final int LEAST_HANDLE = 5;
    private static final int LEAST_DIGITS = 8;
    private static final int MOST = 50;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Vault vault;

    /** By what two cases are alike. */
    public enum Kind {
        TEXT,
        PERSON,
        PLACE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Marks a new case.
     *
     * @param place empty where the citizen named none; {@code point} the same in degrees
     */
    public void mark(Complaint complaint, Reporter reporter, String text, Optional<String> point) {
        add(complaint, Kind.TEXT, Stream.of(words(text)).filter(words -> words.length() >= LEAST_TEXT));
        if (!complaint.anonymous() && !complaint.secret()) {
            add(complaint, Kind.PERSON, people(reporter));
        }
        add(
                complaint,
                Kind.PLACE,
                Stream.concat(
                        Stream.ofNullable(reporter.location())
                                .map(CaseMarks::words)
                                .filter(place -> place.length() >= LEAST_PLACE && place.contains(" ")),
                        point.stream()));
    }

    private void add(Complaint complaint, Kind kind, Stream<String> values) {
        values.distinct()
                .forEach(value -> entities.persist(new CaseMark(
                        new CaseMark.Key(complaint.id(), kind.code(), vault.lookupKey("mark", kind.code(), value)))));
    }

    private static Stream<String> people(Reporter reporter) {
        return Stream.concat(
                Stream.ofNullable(reporter.contact()).flatMap(CaseMarks::contact),
                Stream.ofNullable(reporter.handle())
                        .map(handle -> handle.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT))
                        .filter(handle -> handle.length() >= LEAST_HANDLE)
                        .map(handle -> "handle " + handle));
    }

    private static Stream<String> contact(String contact) {
        if (contact.contains("@")) {
            return Stream.of("mail " + contact.strip().toLowerCase(Locale.ROOT));
        }
        String digits = contact.replaceAll("[^0-9]", "").replaceFirst("^0", "62");
        return digits.length() >= LEAST_DIGITS ? Stream.of("phone " + digits) : Stream.empty();
    }

    private static String words(String text) {
        return NO_WORD.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** Open cases of other channels near in time that share a mark, by id, with what they share. */
    public Map<Long, Set<Kind>> alike(Complaint complaint) {
        List<Object[]> rows = entities.createQuery(
                        "select other.key.complaintId, other.key.kind from CaseMark mine, CaseMark other, Complaint c where mine.key.complaintId = :id and other.key.markKey = mine.key.markKey and c.id = other.key.complaintId and c.id <> :id and c.channelId <> :channel and c.closedAt is null and c.receivedAt > :from and c.receivedAt < :to",
                        Object[].class)
                .setParameter("id", complaint.id())
                .setParameter("channel", complaint.channelId())
                .setParameter("from", complaint.receivedAt().minus(NEAR))
                .setParameter("to", complaint.receivedAt().plus(NEAR))
                .setMaxResults(MOST)
                .getResultList();
        Map<Long, Set<Kind>> alike = new HashMap<>();
        for (Object[] row : rows) {
            alike.computeIfAbsent((Long) row[0], id -> EnumSet.noneOf(Kind.class))
                    .add(Kind.valueOf(row[1].toString().toUpperCase(Locale.ROOT)));
        }
        return alike;
    }
}
