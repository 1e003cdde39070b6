package id.sigap.process.replay;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.process.Delegates;
import id.sigap.process.EngineHost;
import id.sigap.process.TriageDesk;
import id.sigap.process.release.Drafts;
import id.sigap.process.release.ModelSet;
import id.sigap.process.release.Releases;
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
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.history.HistoricProcessInstance;

/** Does the replays that were asked for, one at a time, on whichever server comes first. */
@ApplicationScoped
public class Replaying {
    private static final System.Logger LOG = System.getLogger(Replaying.class.getName());
    private static final int MOST_ATTEMPTS = 2;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** A message and the process that it begins are stored in one act. */
    private static final Duration SAME_ACT = Duration.ofSeconds(1);

    private static final String FREE = "select state from replay where id = :id for update skip locked";

    @PersistenceContext
    EntityManager entities;

    @Inject
    EngineHost host;

    @Inject
    Delegates delegates;

    @Inject
    Drafts drafts;

    @Inject
    Releases releases;

    @Inject
    Replays replays;

    @Inject
    Complaints complaints;

    @Inject
    TriageDesk desk;

    @Inject
    Vault vault;

    @Inject
    UnitOfWork work;

    @Inject
    BusinessClock clock;

    /** What this server took. */
    private record Turn(UUID id, int attempt, ModelSet set, List<HistoricProcessInstance> cases, String problem) {}

    /** Does the next one; called by the workers. True where one was done. */
    public boolean round() {
        Optional<Turn> taken = work.call(this::take);
        taken.ifPresent(this::play);
        return taken.isPresent();
    }

    private Optional<Turn> take() {
        Instant now = Instant.now();
        return entities.createQuery(
                        "from Replay r where r.state = 'waiting' or (r.state = 'running' and r.leaseUntil < :now)"
                                + " order by r.askedAt",
                        Replay.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .filter(replay -> !entities.createNativeQuery(FREE)
                        .setParameter("id", replay.id())
                        .getResultList()
                        .isEmpty())
                .flatMap(replay -> take(replay, now));
    }

    private Optional<Turn> take(Replay replay, Instant now) {
        entities.refresh(replay);
        if (!replay.free(now)) {
            return Optional.empty();
        }
        entities.createQuery("delete from ReplayCase c where c.id.replay = :id")
                .setParameter("id", replay.id())
                .executeUpdate();
        List<HistoricProcessInstance> cases = new CaseHistory(host.engine()).last(replay.wanted());
        replay.run(cases.size(), now);
        ModelSet set = null;
        String problem = null;
        try {
            if (replay.attempts() > MOST_ATTEMPTS) {
                problem = "Putar ulang ini sudah " + MOST_ATTEMPTS
                        + " kali terputus; minta lagi dengan lebih sedikit aduan.";
            } else if (!replays.current(replay)) {
                problem = "Draf atau rilis berubah sejak putar ulang diminta; minta lagi.";
            } else {
                set = drafts.proposed(drafts.get(replay.draft()), replay.with());
            }
        } catch (Refusal refused) {
            problem = refused.getMessage();
        }
        return Optional.of(new Turn(replay.id(), replay.attempts(), set, cases, problem));
    }

    private void play(Turn turn) {
        String problem = turn.problem();
        if (problem == null) {
            try (ReplayEngine engine = new ReplayEngine(turn.set(), delegates.names())) {
                problem = play(turn, engine);
            } catch (RuntimeException failure) {
                LOG.log(System.Logger.Level.WARNING, "Replay " + turn.id() + " failed", failure);
                problem = problem(failure);
            }
        }
        String why = problem;
        work.run(() -> {
            Replay replay = mine(turn).orElse(null);
            if (replay == null) {
                return;
            }
            replay.end(why, clock.now());
            Map<String, Object> counts = new HashMap<>(replays.cases(replay).stream()
                    .collect(Collectors.groupingBy(ReplayCase::verdict, Collectors.counting())));
            counts.put("state", replay.state());
            replays.record("replay.ended", replay.askedBy(), replay, counts);
        });
    }

    private static String problem(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ParseException refused) {
                return "Mesin percobaan menolak draf ini: " + refused.getMessage();
            }
        }
        return "Putar ulang ini gagal; sebabnya tercatat di log server.";
    }

    /** The replay, locked for this transaction; empty where another server took it over. */
    private Optional<Replay> mine(Turn turn) {
        return Optional.of(entities.find(Replay.class, turn.id(), LockModeType.PESSIMISTIC_WRITE))
                .filter(replay ->
                        replay.attempts() == turn.attempt() && replay.endedAt().isEmpty());
    }

    /** @return why it had to stop; null where all cases were played, or another server took it over */
    private String play(Turn turn, ReplayEngine engine) {
        Instant end = Instant.now().plus(LIMIT);
        CaseHistory history = new CaseHistory(host.engine());
        Map<Integer, Boolean> sameTable = new HashMap<>();
        int place = 0;
        for (HistoricProcessInstance one : turn.cases()) {
            if (Instant.now().isAfter(end)) {
                return "Putar ulang dihentikan setelah " + LIMIT.toMinutes() + " menit; minta lebih sedikit aduan.";
            }
            RecordedCase recorded = work.call(() -> recorded(history, one, turn.set(), sameTable));
            Verdict verdict = engine.play(recorded);
            int at = place++;
            boolean kept = work.call(() -> {
                Optional<Replay> replay = mine(turn);
                replay.ifPresent(found -> {
                    entities.persist(new ReplayCase(turn.id(), at, recorded.ticket(), verdict));
                    found.played(Instant.now());
                });
                return replay.isPresent();
            });
            if (!kept) {
                return null;
            }
        }
        return null;
    }

    private RecordedCase recorded(
            CaseHistory history, HistoricProcessInstance one, ModelSet set, Map<Integer, Boolean> sameTable) {
        RecordedCase recorded =
                history.read(one, id -> facts(id, one.getStartTime().toInstant()));
        boolean same = sameTable.computeIfAbsent(
                releases.ofDefinition(one.getProcessDefinitionId()),
                release -> releases.sha256("TriagePolicy", release).equals(set.sha256("TriagePolicy")));
        return same ? recorded : recorded.withoutTriage();
    }

    /** What the triage reads in the messages that were there when the process began; nothing of it is kept. */
    private Map<String, Object> facts(long complaint, Instant begun) {
        String text =
                complaints.find(complaint).map(found -> words(found, begun)).orElse("");
        return desk.triage().read(text).facts().variables();
    }

    private String words(Complaint complaint, Instant begun) {
        CaseKey key = complaint.key(vault);
        return complaints.messages(complaint.id()).stream()
                .filter(message -> message.kind() == Message.Kind.CITIZEN
                        && !message.receivedAt().isAfter(begun.plus(SAME_ACT)))
                .map(message -> message.content(key))
                .map(content -> content.subject() == null ? content.text() : content.subject() + "\n" + content.text())
                .collect(Collectors.joining("\n"));
    }
}
