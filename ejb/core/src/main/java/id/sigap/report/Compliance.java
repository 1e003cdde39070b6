package id.sigap.report;

import id.sigap.complaint.State;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Moment;
import id.sigap.foundation.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What a period looks like against the office's clocks and duties, and the cases behind each figure. To be called inside a unit of work. */
@ApplicationScoped
public class Compliance {
    /** Cases a page. */
    public static final int PAGE = 50;

    @PersistenceContext
    EntityManager entities;

    @Inject
    BusinessClock clock;

    /** One number of a row; {@code figure} opens the cases behind it. */
    public record Count(String column, String figure, long count) {}

    /** @param code of a rule, a class or an agency; {@code -} where a case has no class yet */
    public record Row(String code, List<Count> counts) {}

    /** @param columns codes in their order, also where no row is */
    public record Part(String section, List<String> columns, List<Row> rows) {}

    /** @param at when it was counted: what still runs is told as of then */
    public record Report(Period period, Instant at, List<Part> parts) {}

    /**
     * A case behind a figure. Of a restricted one everything but ticket and times is empty.
     *
     * @param at when it began to count: received, started, sent, closed, rejected or reopened
     */
    public record Behind(
            long id,
            Instant at,
            String ticket,
            boolean restricted,
            Optional<State> state,
            Optional<String> category,
            Optional<String> agency,
            Optional<Instant> dueAt,
            Optional<Instant> endedAt) {}

    /** Who reads the cases behind a figure. */
    public enum Reader {
        /** Somebody in the office: as many as the figure counts. */
        PERSON(""),
        /** A file that leaves it: the figure names class, rule or agency, which a restricted case does not tell. */
        FILE(" and c.restricted = false");

        private final String condition;

        Reader(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }
    }

    /** @param next empty on the last page */
    public record Page(List<Behind> items, Optional<String> next) {}

    public Report of(Period period) {
        return new Report(
                period,
                clock.now(),
                Arrays.stream(Section.values())
                        .map(section -> part(section, period))
                        .toList());
    }

    private Part part(Section section, Period period) {
        Query query = inPeriod(entities.createQuery(section.counts()), period);
        if (section.countsAskNow()) {
            query.setParameter("now", clock.now());
        }
        List<Row> rows = new ArrayList<>();
        for (Object found : query.getResultList()) {
            Object[] row = (Object[]) found;
            List<Count> counts = new ArrayList<>();
            for (int i = 0; i < section.columnCodes().size(); i++) {
                String column = section.columnCodes().get(i);
                counts.add(new Count(
                        column, section.code() + ":" + row[0] + ":" + column, ((Number) row[i + 1]).longValue()));
            }
            rows.add(new Row((String) row[0], counts));
        }
        return new Part(section.code(), section.columnCodes(), rows);
    }

    /** How many there are behind a figure. */
    public long count(Period period, String figure, Reader reader) {
        Figure asked = Figure.parse(figure);
        Query query = entities.createQuery(asked.section().count(asked.column(), reader));
        return ((Number) asked(asked, query, period, clock.now()).getSingleResult()).longValue();
    }

    /** @param cursor empty for the first page; later ones are told as of the same instant */
    public Page cases(Period period, String figure, Reader reader, Optional<String> cursor, int atMost) {
        Figure asked = Figure.parse(figure);
        Optional<Seen> before = cursor.map(Seen::parse);
        Instant now = before.map(Seen::now).orElseGet(clock::now);
        Query query = asked(
                asked,
                entities.createQuery(asked.section().list(asked.column(), reader, before.isPresent())),
                period,
                now);
        before.ifPresent(seen -> query.setParameter("at", seen.at()).setParameter("id", seen.id()));
        List<Behind> items = new ArrayList<>();
        for (Object found : query.setMaxResults(atMost + 1).getResultList()) {
            items.add(behind((Object[]) found));
        }
        if (items.size() <= atMost) {
            return new Page(items, Optional.empty());
        }
        Behind last = items.get(atMost - 1);
        return new Page(items.subList(0, atMost), Optional.of(new Seen(now, last.at(), last.id()).text()));
    }

    private static Query asked(Figure figure, Query query, Period period, Instant now) {
        if (figure.section().asksNow(figure.column())) {
            query.setParameter("now", now);
        }
        return inPeriod(query, period).setParameter("code", figure.row());
    }

    private static Query inPeriod(Query query, Period period) {
        return query.setParameter("from", period.begin()).setParameter("to", period.end());
    }

    private static Behind behind(Object[] row) {
        boolean restricted = (Boolean) row[3];
        return new Behind(
                ((Number) row[0]).longValue(),
                (Instant) row[1],
                (String) row[2],
                restricted,
                Optional.ofNullable((State) row[4]).filter(state -> !restricted),
                Optional.ofNullable((String) row[5]).filter(category -> !restricted),
                Optional.ofNullable((String) row[6]).filter(agency -> !restricted),
                Optional.ofNullable((Instant) row[7]),
                Optional.ofNullable((Instant) row[8]));
    }

    /** A figure by its name, such as {@code clocks:LOC-FIRST:missed}. */
    private record Figure(Section section, String row, String column) {
        static Figure parse(String name) {
            String[] parts = name == null ? new String[0] : name.split(":");
            Optional<Section> section = parts.length == 3 ? Section.of(parts[0]) : Optional.empty();
            return section.filter(known -> known.has(parts[2]))
                    .map(known -> new Figure(known, parts[1], parts[2]))
                    .orElseThrow(() -> Refusal.invalid("Angka \"" + name
                            + "\" tidak dikenal; pakai \"figure\" dari laporan, contoh clocks:LOC-FIRST:missed."));
        }
    }

    /** Where a page ended, and when the first was asked for. */
    private record Seen(Instant now, Instant at, long id) {
        static Seen parse(String cursor) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ");
                return new Seen(Moment.parse(parts[0]), Moment.parse(parts[1]), Long.parseLong(parts[2]));
            } catch (RuntimeException e) {
                throw Refusal.invalid("Penanda halaman tidak dikenal; mulai lagi dari halaman pertama.");
            }
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((now + " " + at + " " + id).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
