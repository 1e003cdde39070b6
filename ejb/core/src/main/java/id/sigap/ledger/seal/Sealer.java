package id.sigap.ledger.seal;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Settings;
import id.sigap.ledger.Ledger;
import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.KeyChange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Seals what waits and signs the head. Every server runs it, one at a time does it. {@code SIGAP_CHECKPOINT_SECONDS} says how
 * often the head is signed (60); an entry that a dossier waits for is signed at once.
 */
@ApplicationScoped
public class Sealer {
    static final int BATCH = 5000;

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private static final System.Logger LOG = System.getLogger(Sealer.class.getName());

    @Inject
    Tables tables;

    @Inject
    SealKeys keys;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    private final String owner = Settings.get("SIGAP_NODE", "sigap-1") + "-"
            + UUID.randomUUID().toString().substring(0, 8);
    private final Duration every = Duration.ofSeconds(Long.parseLong(Settings.get("SIGAP_CHECKPOINT_SECONDS", "60")));
    private final Optional<CheckpointFolder> folder = CheckpointFolder.ofSettings();

    private volatile boolean open = true;
    private volatile boolean copied;
    private volatile boolean awaited;
    private volatile Optional<Checkpoint> known = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();
    private volatile Instant nextLook = Instant.MIN;

    /** One round. @return whether more waits */
    public boolean seal() {
        int sealed = tables.call(connection -> {
            SealRound round = new SealRound(connection);
            int count = round.take(owner) ? round.seal(BATCH) : -1;
            awaited |= round.isAwaited();
            return count;
        });
        if (sealed >= 0) {
            open |= sealed > 0;
            sign();
        }
        return sealed == BATCH;
    }

    /** What keeps the head from being signed, for a person to look at. */
    public Optional<String> trouble() {
        return trouble;
    }

    private void sign() {
        Instant now = clock.now();
        if (keys.keys().isEmpty() || !open || now.isBefore(nextLook) && !(awaited && trouble.isEmpty())) {
            return;
        }
        try {
            if (!copied) {
                catchUp();
            }
            Optional<Checkpoint> signed = tables.call(connection -> sign(new SealRound(connection), now));
            trouble = Optional.empty();
            nextLook = now.plus(signed.isPresent() ? every : A_MOMENT);
            awaited = false;
            if (signed.isPresent()) {
                known = signed;
                copied = false;
                catchUp();
            }
        } catch (RewrittenLog e) {
            report(e.getMessage(), now);
        } catch (IOException e) {
            report("Checkpoints cannot be copied to SIGAP_CHECKPOINT_FOLDER: " + e.getMessage(), now);
        }
    }

    private Optional<Checkpoint> sign(SealRound round, Instant now) throws SQLException {
        if (!round.take(owner)) {
            return Optional.empty();
        }
        round.introduce(keys.keys().orElseThrow(), now, this::record);
        Optional<Checkpoint> signed =
                round.sign(keys.keys().orElseThrow(), now, awaited ? Duration.ZERO : every, known);
        open = !round.isSigned();
        return signed;
    }

    private void record(KeyChange change) {
        Map<String, Object> data = new HashMap<>();
        data.put("key", change.key().raw());
        change.previous().ifPresent(previous -> data.put("previous", previous.raw()));
        data.put("endorsed", change.byNew().isPresent());
        ledger.record("ledger.key-changed", Ledger.SYSTEM, null, data);
    }

    /** Copies what the folder lacks; at first reads what it has, which the log must continue. */
    private void catchUp() throws IOException {
        if (folder.isPresent()) {
            Optional<Checkpoint> newest = folder.get().newest();
            if (known.isEmpty()) {
                known = newest;
            }
            long from = newest.map(Checkpoint::size).orElse(0L);
            List<Checkpoint> missing =
                    tables.call(connection -> new SealedLog(connection).checkpoints(from, Long.MAX_VALUE));
            folder.get().keep(missing);
        }
        copied = true;
    }

    private void report(String what, Instant now) {
        nextLook = now.plus(A_WHILE);
        if (trouble.filter(what::equals).isEmpty()) {
            LOG.log(System.Logger.Level.ERROR, what);
        }
        trouble = Optional.of(what);
    }
}
