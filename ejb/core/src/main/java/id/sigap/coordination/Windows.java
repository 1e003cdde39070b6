package id.sigap.coordination;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.CaseFlow.Signal;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.UnitOfWork;
import id.sigap.wording.ConversationRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answering window of a platform. The platform is asked outside any transaction; what it says becomes timers of the case's
 * process, and when one of them fires it is asked again and the office is warned. Every message of the citizen moves the
 * timers, an answer ends them. Where the case's diagram has no such timers, or they have not fired in time, the rounds warn all
 * the same.
 */
@ApplicationScoped
public class Windows {
    private static final System.Logger LOG = System.getLogger(Windows.class.getName());
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
    CaseFlow flow;

    @Inject
    WindowWarning warning;

    @Inject
    BusinessClock clock;

    /**
     * The citizen wrote in this case, or did what decides whether they can be answered, just now, over this channel; joins the
     * caller's unit of work.
     */
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

    /** A timer of the process fired: the platform is asked in the next round. Expects the case locked. */
    public void due(Complaint complaint) {
        lock(complaint.id()).filter(window -> !window.is("shut")).ifPresent(window -> window.later(clock.now()));
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
        work.call(this::answered).forEach(id -> work.run(() -> endAnswered(id)));
        List<Long> due = work.call(() -> entities.createQuery(
                        "select w.complaintId from AnswerWindow w where w.state in ('unread', 'open', 'warned') and w.nextLook <= :now order by w.nextLook",
                        Long.class)
                .setParameter("now", clock.now())
                .setMaxResults(BATCH)
                .getResultList());
        due.forEach(this::look);
        return due.size() == BATCH;
    }

    private List<Long> answered() {
        return entities.createQuery(
                        "select w.complaintId from AnswerWindow w, Complaint c where c.id = w.complaintId and (c.roundAnswered = true or c.closedAt is not null)",
                        Long.class)
                .setMaxResults(BATCH)
                .getResultList();
    }

    private static boolean waits(Complaint complaint) {
        return complaint.closedAt().isEmpty() && !complaint.roundAnswered();
    }

    /** Under the case's lock: the citizen may be writing again. */
    private void endAnswered(long complaintId) {
        Complaint complaint = complaints.lock(complaintId);
        if (!waits(complaint)) {
            lock(complaintId).ifPresent(window -> end(complaint, window));
        }
    }

    private void end(Complaint complaint, AnswerWindow window) {
        flow.signal(complaint, Signal.WINDOW_ENDED, Map.of());
        warning.settled(window);
        entities.remove(window);
    }

    private void look(long complaintId) {
        try {
            Optional<WindowQuestion> question = work.call(() -> question(complaintId));
            if (question.isPresent()) {
                WindowQuestion.Answer answer = question.get().ask();
                work.run(() -> judge(complaintId, question.get(), answer));
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

    private Optional<WindowQuestion> question(long complaintId) {
        Complaint complaint = complaints.lock(complaintId);
        return lock(complaintId).map(window -> WindowQuestion.of(complaint, window, channels, rules));
    }

    private void judge(long complaintId, WindowQuestion question, WindowQuestion.Answer answer) {
        Complaint complaint = complaints.lock(complaintId);
        AnswerWindow window = lock(complaintId).orElse(null);
        Instant now = clock.now();
        if (window == null || window.nextLook().isAfter(now)) {
            return;
        }
        if (!answer.known() && window.is("unread")) {
            window.later(now.plus(AWAY));
            return;
        }
        Optional<Instant> closes = waits(complaint) ? answer.closes(window, now) : Optional.empty();
        if (closes.isEmpty()) {
            end(complaint, window);
            return;
        }
        // where the platform cannot be asked, the time has come: only its own instants lead here
        Instant notice = question.opened()
                .map(opened -> AnswerWindow.noticeAt(opened, closes.get()))
                .orElse(now);
        boolean moved = window.closesAt().filter(closes.get()::equals).isEmpty();
        if (window.is("unread") || moved) {
            boolean timed = wind(complaint, notice, closes.get());
            window.closes(answer.target(), closes.get(), timed ? notice.plus(AnswerWindow.PATIENCE) : notice);
        }
        if (window.is("open") && notice.isAfter(now)) {
            warning.settled(window);
            window.later(window.nextLook().isAfter(now) ? window.nextLook() : notice);
        } else if (window.is("open")) {
            warning.closing(complaint, window, question.channel(), answer, closes.get());
        } else if (closes.get().isAfter(now)) {
            window.later(closes.get());
        } else {
            warning.shut(complaint, window, answer.target());
        }
    }

    /** Sets the process's timers, in the place of those it had; false where its diagram has none. */
    private boolean wind(Complaint complaint, Instant notice, Instant closes) {
        flow.signal(complaint, Signal.WINDOW_ENDED, Map.of());
        return flow.signal(
                complaint,
                Signal.WINDOW_OPENED,
                Map.of("windowNoticeAt", Date.from(notice), "windowClosesAt", Date.from(closes)));
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
