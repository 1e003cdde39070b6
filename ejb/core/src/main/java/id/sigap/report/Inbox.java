package id.sigap.report;

import id.sigap.complaint.Access;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Viewer;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Moment;
import id.sigap.foundation.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The desk's lists: newest first, page by page with a stable cursor, only what the viewer may see. */
@ApplicationScoped
public class Inbox {
    /** Rows a page. */
    public static final int PAGE = 50;

    /** The views by code, each a condition over {@code Complaint c}. */
    private static final Map<String, String> VIEWS = new LinkedHashMap<>();

    static {
        VIEWS.put(
                "unclaimed",
                "c.closedAt is null and c.step in ('triage', 'coordinate', 'draft') and (c.claim.holder is null or (c.claim.parked = false and c.claim.until < :now))");
        VIEWS.put(
                "mine",
                "c.closedAt is null and c.claim.holder = :me and (c.claim.parked = true or c.claim.until >= :now)");
        VIEWS.put("awaiting-approval", "c.state = id.sigap.complaint.State.AWAITING_APPROVAL");
        VIEWS.put("at-agency", "c.state = id.sigap.complaint.State.AT_AGENCY");
        VIEWS.put("waiting-citizen", "c.state = id.sigap.complaint.State.WAITING_CITIZEN");
        VIEWS.put("overdue", "c.closedAt is null and c.dueAt < :now");
        VIEWS.put("emergency", "c.closedAt is null and c.emergency = true");
        VIEWS.put("open", "c.closedAt is null");
        VIEWS.put("closed", "c.state = id.sigap.complaint.State.CLOSED");
    }

    /** The views that ask for times alone. */
    private static final Set<String> OF_TIMES = Set.of("overdue", "open", "closed");

    @PersistenceContext
    EntityManager entities;

    @Inject
    BusinessClock clock;

    /** What is asked for; any member may be null. */
    public record Ask(
            String view, String state, String words, String agency, String channel, boolean overdue, String cursor) {}

    /** @param next null on the last page */
    public record Page(List<Complaint> items, String next) {}

    public Page list(Viewer viewer, Ask ask) {
        Map<String, Object> parameters = new HashMap<>();
        List<String> conditions = new ArrayList<>();
        see(viewer, conditions, parameters);
        view(viewer, ask.view() == null && ask.state() == null ? "open" : ask.view(), conditions, parameters);
        filter(viewer, ask, conditions, parameters);
        after(ask.cursor(), conditions, parameters);
        // the same order, but told so that the database finds it in the index of open cases
        boolean onlyOpen = conditions.stream().anyMatch(condition -> condition.startsWith("c.closedAt is null"));
        TypedQuery<Complaint> query = entities.createQuery(
                "from Complaint c where " + String.join(" and ", conditions) + " order by "
                        + (onlyOpen ? "c.closedAt desc, " : "") + "c.lastMessageAt desc, c.id desc",
                Complaint.class);
        parameters.forEach(query::setParameter);
        List<Complaint> found = query.setMaxResults(PAGE + 1).getResultList();
        if (found.size() <= PAGE) {
            return new Page(found, null);
        }
        List<Complaint> page = found.subList(0, PAGE);
        return new Page(page, cursor(page.get(PAGE - 1)));
    }

    /**
     * The same cases in the order in which they came, for an export: what moves meanwhile is neither lost nor twice. Where more
     * than times is asked for, restricted cases stay out: being in the file would tell what their rows leave blank.
     */
    public List<Complaint> inOrder(Viewer viewer, Ask ask, long afterId, int atMost) {
        Map<String, Object> parameters = new HashMap<>();
        String conditions = conditions(viewer, ask, parameters);
        parameters.put("after", afterId);
        TypedQuery<Complaint> query = entities.createQuery(
                "from Complaint c where " + conditions + " and c.id > :after order by c.id", Complaint.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(atMost).getResultList();
    }

    /** How many cases these are, restricted ones left out in the same way. */
    public long count(Viewer viewer, Ask ask) {
        Map<String, Object> parameters = new HashMap<>();
        TypedQuery<Long> query = entities.createQuery(
                "select count(c) from Complaint c where " + conditions(viewer, ask, parameters), Long.class);
        parameters.forEach(query::setParameter);
        return query.getSingleResult();
    }

    private String conditions(Viewer viewer, Ask ask, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        see(viewer, conditions, parameters);
        view(viewer, ask.view(), conditions, parameters);
        filter(viewer, ask, conditions, parameters);
        if (asksWhatIsBlank(ask)) {
            conditions.add("c.restricted = false");
        }
        return String.join(" and ", conditions);
    }

    /** Whether the list itself would tell of a restricted case what its row leaves blank. */
    private static boolean asksWhatIsBlank(Ask ask) {
        return ask.view() != null && !OF_TIMES.contains(ask.view())
                || ask.state() != null
                || ask.words() != null
                || ask.agency() != null
                || ask.channel() != null;
    }

    /** How many cases each view holds, counted in one pass over the open ones; closed ones are not counted. */
    public Map<String, Long> counts(Viewer viewer) {
        Map<String, Object> parameters = new HashMap<>();
        List<String> conditions = new ArrayList<>(List.of("c.closedAt is null"));
        see(viewer, conditions, parameters);
        List<String> views =
                VIEWS.keySet().stream().filter(view -> !view.equals("closed")).toList();
        List<String> sums = new ArrayList<>();
        for (String view : views) {
            List<String> condition = new ArrayList<>();
            view(viewer, view, condition, parameters);
            sums.add("count(case when " + condition.get(0) + " then 1 end)");
        }
        TypedQuery<Object[]> query = entities.createQuery(
                "select " + String.join(", ", sums) + " from Complaint c where " + String.join(" and ", conditions),
                Object[].class);
        parameters.forEach(query::setParameter);
        Object[] found = query.getSingleResult();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < views.size(); i++) {
            counts.put(views.get(i), ((Number) found[i]).longValue());
        }
        return counts;
    }

    private static void see(Viewer viewer, List<String> conditions, Map<String, Object> parameters) {
        if (Access.seesAll(viewer)) {
            return;
        }
        if (viewer.is("operator")) {
            conditions.add(Access.OPERATORS_CONDITION);
            parameters.put("viewer", viewer.username());
        } else {
            conditions.add("1 = 0");
        }
    }

    private void view(Viewer viewer, String view, List<String> conditions, Map<String, Object> parameters) {
        if (view == null) {
            return;
        }
        String condition = VIEWS.get(view);
        if (condition == null) {
            throw Refusal.invalid(
                    "Tampilan \"" + view + "\" tidak dikenal; yang ada: " + String.join(", ", VIEWS.keySet()) + ".");
        }
        conditions.add(condition);
        if (condition.contains(":now")) {
            parameters.put("now", clock.now());
        }
        if (condition.contains(":me")) {
            parameters.put("me", viewer.username());
        }
    }

    private void filter(Viewer viewer, Ask ask, List<String> conditions, Map<String, Object> parameters) {
        if (ask.state() != null) {
            try {
                parameters.put("state", id.sigap.complaint.State.of(ask.state()));
            } catch (IllegalArgumentException e) {
                throw Refusal.invalid("Keadaan \"" + ask.state() + "\" tidak dikenal.");
            }
            conditions.add("c.state = :state");
        }
        if (ask.agency() != null) {
            conditions.add("c.agency = :agency");
            parameters.put("agency", ask.agency());
        }
        if (ask.channel() != null) {
            conditions.add("c.channelId = :channel");
            parameters.put("channel", ask.channel());
        }
        if (ask.overdue()) {
            conditions.add("c.closedAt is null and c.dueAt < :late");
            parameters.put("late", clock.now());
        }
        if (ask.words() != null && !ask.words().isBlank()) {
            conditions.add(
                    "(c.ticket = :ticket or " + (Access.examines(viewer) ? "c.restricted = false and " : "")
                            + "(lower(c.excerpt) like :words escape '!' or exists (select 1 from Message m where m.complaintId = c.id and m.kind = 'citizen' and lower(m.masked) like :words escape '!')))");
            String words = ask.words().strip().toLowerCase(java.util.Locale.ROOT);
            parameters.put("ticket", ask.words().strip().toUpperCase(java.util.Locale.ROOT));
            parameters.put(
                    "words", "%" + words.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
        }
    }

    private static void after(String cursor, List<String> conditions, Map<String, Object> parameters) {
        if (cursor == null) {
            if (conditions.isEmpty()) {
                conditions.add("1 = 1");
            }
            return;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ");
            parameters.put("at", Moment.parse(parts[0]));
            parameters.put("id", Long.parseLong(parts[1]));
        } catch (RuntimeException e) {
            throw Refusal.invalid("Penanda halaman tidak dikenal; mulai lagi dari halaman pertama.");
        }
        conditions.add("(c.lastMessageAt < :at or (c.lastMessageAt = :at and c.id < :id))");
    }

    private static String cursor(Complaint last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.lastMessageAt() + " " + last.id()).getBytes(StandardCharsets.US_ASCII));
    }
}
