package id.sigap.coordination;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Reporter;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.Visibility;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.identity.Directory;
import id.sigap.identity.Person;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import id.sigap.wording.ConversationRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answering window of a platform as a timer of the case. Every message of the citizen moves it; shortly before it shuts
 * the holder is warned, else the desk, and a lawful other way is named while there is time to take it.
 */
@ApplicationScoped
public class Windows {
    private static final System.Logger LOG = System.getLogger(Windows.class.getName());
    private static final String KIND = "window-closing";
    private static final int BATCH = 50;
    private static final Duration AWAY = Duration.ofMinutes(5);

    @PersistenceContext
    EntityManager entities;

    @Inject
    UnitOfWork work;

    @Inject
    Complaints complaints;

    @Inject
    Channels channels;

    @Inject
    ConversationRules rules;

    @Inject
    Calls calls;

    @Inject
    Directory directory;

    @Inject
    Incidents incidents;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** The citizen wrote in this case, just now, over this channel; joins the caller's unit of work. */
    public void heard(Complaint complaint, Channels.Line line) {
        if (mayShut(line.connector().describe())) {
            AnswerWindow window = entities.find(AnswerWindow.class, complaint.id());
            if (window == null) {
                entities.persist(new AnswerWindow(complaint.id(), clock.now()));
            } else {
                window.heard(clock.now());
            }
        }
    }

    /** Forms, mail and people can be answered at any time. */
    private static boolean mayShut(ConnectorDescription connector) {
        return !connector.can(Capability.RECEIVES_FORMS)
                && !connector.can(Capability.REACHES_MAIL_ADDRESSES)
                && !connector.can(Capability.DELIVERED_BY_PERSON);
    }

    public Optional<AnswerWindow> of(long complaintId) {
        return Optional.ofNullable(entities.find(AnswerWindow.class, complaintId));
    }

    /** Asks the platforms of cases whose time has come; true where more may be waiting. */
    public boolean round() {
        List<Long> due = work.call(() -> entities.createQuery(
                        "select w.complaintId from AnswerWindow w where w.state in ('unread', 'open', 'warned') and w.nextLook <= :now order by w.nextLook",
                        Long.class)
                .setParameter("now", clock.now())
                .setMaxResults(BATCH)
                .getResultList());
        due.forEach(this::look);
        work.call(this::answered).forEach(id -> work.run(() -> endAnswered(id)));
        return due.size() == BATCH;
    }

    private List<Long> answered() {
        return entities.createQuery(
                        "select w.complaintId from AnswerWindow w, Complaint c where c.id = w.complaintId and w.state in ('warned', 'shut') and (c.roundAnswered = true or c.closedAt is not null)",
                        Long.class)
                .setMaxResults(BATCH)
                .getResultList();
    }

    private static boolean waits(Complaint complaint) {
        return complaint.closedAt().isEmpty() && !complaint.roundAnswered();
    }

    /** Under the case's lock: the citizen may be writing again. */
    private void endAnswered(long complaintId) {
        if (!waits(complaints.lock(complaintId))) {
            lock(complaintId).ifPresent(this::end);
        }
    }

    private void end(AnswerWindow window) {
        incidents.settled(KIND, String.valueOf(window.complaintId()));
        entities.remove(window);
    }

    /** What is asked of the platform, read in one transaction. */
    private record Question(Channels.Line line, Visibility target, Map<Visibility, Conversation> conversations) {}

    private void look(long complaintId) {
        try {
            Optional<Question> question = work.call(() -> question(complaintId));
            if (question.isPresent()) {
                Map<Visibility, Constraints> answers = ask(question.get());
                work.run(() -> judge(complaintId, question.get(), answers));
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, "The answering window of case " + complaintId + " cannot be told", e);
            work.run(() -> lock(complaintId)
                    .ifPresent(window -> window.later(clock.now().plus(AWAY))));
        }
    }

    private Optional<AnswerWindow> lock(long complaintId) {
        return Optional.ofNullable(entities.find(AnswerWindow.class, complaintId, LockModeType.PESSIMISTIC_WRITE));
    }

    private Optional<Question> question(long complaintId) {
        Complaint complaint = complaints.lock(complaintId);
        if (!waits(complaint)) {
            lock(complaintId).ifPresent(this::end);
            return Optional.empty();
        }
        Optional<Channels.Line> line = channels.find(complaint.channelId()).flatMap(channels::line);
        if (line.isEmpty()) {
            lock(complaintId).ifPresent(window -> window.later(clock.now().plus(AWAY)));
            return Optional.empty();
        }
        Map<Visibility, Conversation> conversations = new HashMap<>();
        for (Visibility visibility : Visibility.values()) {
            if (line.get().connector().describe().can(capability(visibility))) {
                conversations.put(visibility, rules.conversation(complaint, visibility));
            }
        }
        return Optional.of(new Question(line.get(), rules.natural(complaint, line.get()), conversations));
    }

    private static Capability capability(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? Capability.SENDS_PUBLIC : Capability.SENDS_PRIVATE;
    }

    /** Outside any transaction: a platform may be slow. */
    private static Map<Visibility, Constraints> ask(Question question) {
        Map<Visibility, Constraints> answers = new HashMap<>();
        question.conversations()
                .forEach((visibility, conversation) -> answers.put(
                        visibility,
                        question.line().connector().constraints(question.line().context(), conversation)));
        return answers;
    }

    private void judge(long complaintId, Question question, Map<Visibility, Constraints> answers) {
        Complaint complaint = complaints.lock(complaintId);
        AnswerWindow window = lock(complaintId).orElse(null);
        if (window == null || window.nextLook().isAfter(clock.now())) {
            return;
        }
        Optional<Instant> closes =
                Optional.ofNullable(answers.get(question.target())).flatMap(Constraints::closesAt);
        if (closes.isEmpty()) {
            end(window);
            return;
        }
        Instant now = clock.now();
        boolean moved = window.closesAt().filter(closes.get()::equals).isEmpty();
        if (window.is("unread") || moved) {
            Instant opened = question.conversations()
                    .get(question.target())
                    .lastInboundAt()
                    .orElse(now);
            window.closes(question.target(), opened, closes.get());
            if (window.nextLook().isAfter(now)) {
                incidents.settled(KIND, String.valueOf(complaintId));
                return;
            }
        }
        if (window.is("open")) {
            warn(complaint, window, question, answers, closes.get());
        } else if (!closes.get().isAfter(now)) {
            window.shut();
            ledger.record("conversation.shut", Ledger.SYSTEM, complaint.ticket(), Map.of("target", target(question)));
            complaints.changed(complaint, "state");
        } else {
            window.later(closes.get());
        }
    }

    private static String target(Question question) {
        return question.target() == Visibility.PUBLIC ? "public" : "private";
    }

    private void warn(
            Complaint complaint,
            AnswerWindow window,
            Question question,
            Map<Visibility, Constraints> answers,
            Instant closes) {
        String fallback = fallback(complaint, question, answers, closes);
        window.warned(fallback);
        ledger.record(
                "conversation.closing",
                Ledger.SYSTEM,
                complaint.ticket(),
                Map.of("target", target(question), "closes", closes, "fallback", fallback));
        whom(complaint).forEach(person -> calls.remind(complaint, person));
        incidents.open(
                KIND,
                complaint,
                String.valueOf(complaint.id()),
                "Jendela jawaban aduan " + complaint.ticket() + " di kanal "
                        + question.line().channel().label() + " segera tertutup. Jawab sebelum itu; sesudahnya: "
                        + words(fallback) + ".");
        complaints.changed(complaint, "state");
    }

    /** Whoever holds it; else the desk. */
    private List<Person> whom(Complaint complaint) {
        List<Person> holder = complaint.holderAt(clock.now()).flatMap(directory::find).stream()
                .toList();
        return holder.isEmpty() ? calls.deskOf(complaint) : holder;
    }

    private String fallback(
            Complaint complaint, Question question, Map<Visibility, Constraints> answers, Instant closes) {
        Visibility other = question.target() == Visibility.PUBLIC ? Visibility.PRIVATE : Visibility.PUBLIC;
        Constraints elsewhere = answers.get(other);
        if (elsewhere != null
                && elsewhere.sendable()
                && elsewhere.closesAt().filter(at -> !at.isAfter(closes)).isEmpty()) {
            return other == Visibility.PUBLIC ? "public" : "private";
        }
        Reporter reporter = complaint.reporter(complaint.key(vault));
        boolean hasMail = reporter.contact() != null && reporter.contact().contains("@");
        return hasMail && channels.mail().isPresent() ? "mail" : "person";
    }

    /** How else the citizen can be answered, for people. */
    public static String words(String fallback) {
        return switch (fallback) {
            case "public" -> "jawab secara publik di kanal yang sama";
            case "private" -> "jawab secara pribadi di kanal yang sama";
            case "mail" -> "jawab lewat surel yang ditinggalkan pelapor";
            default -> "minta pelapor menulis lagi lewat templat platform, atau hubungi sendiri";
        };
    }
}
