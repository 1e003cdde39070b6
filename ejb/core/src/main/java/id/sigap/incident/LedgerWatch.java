package id.sigap.incident;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.UnitOfWork;
import id.sigap.ledger.seal.LedgerProofs;
import id.sigap.ledger.seal.Sealer;
import id.sigap.ledger.seal.Verification;
import id.sigap.ledger.verifier.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Raises the alarm over the ledger: an entry that was not sealed within five minutes, a head that is not signed, a
 * verification that found something. It runs on every server, whoever seals.
 */
@ApplicationScoped
public class LedgerWatch {
    private static final long EVERY_NANOS = 10_000_000_000L;
    private static final String LEDGER = "ledger";
    private static final String SUBJECT = "jejak audit";

    @Inject
    LedgerProofs proofs;

    @Inject
    Sealer sealer;

    @Inject
    Verification verification;

    @Inject
    Incidents incidents;

    @Inject
    BusinessClock clock;

    @Inject
    UnitOfWork work;

    private volatile long looked = System.nanoTime() - EVERY_NANOS;
    private volatile Optional<Long> suspect = Optional.empty();

    /** Looks every ten seconds, however often it is called. @return false: nothing more to do now */
    public boolean look() {
        if (System.nanoTime() - looked < EVERY_NANOS) {
            return false;
        }
        looked = System.nanoTime();
        unsealed();
        Optional<String> trouble = sealer.trouble();
        work.run(() -> {
            if (trouble.isPresent()) {
                incidents.openWithoutCase("ledger-unsigned", SUBJECT, LEDGER, trouble.get());
            } else {
                incidents.settled("ledger-unsigned", LEDGER);
            }
        });
        verification
                .last()
                .filter(run -> run.state().equals("broken"))
                .ifPresent(run -> work.run(() -> incidents.openOnce(
                        "ledger-broken",
                        SUBJECT + " " + run.id(),
                        "Pemeriksaan jejak audit menemukan: "
                                + run.finding().orElseThrow().indonesian())));
        return false;
    }

    /** An entry counts when it was already there at the look before: what was committed this moment may carry an old time. */
    private void unsealed() {
        Optional<LedgerProofs.Waiting> waiting = proofs.oldestUnsealed()
                .filter(entry -> entry.at().plus(Audit.LATE).isBefore(clock.now()));
        Optional<Long> entry = waiting.map(LedgerProofs.Waiting::entry);
        if (entry.isEmpty()) {
            work.run(() -> incidents.settled("ledger-unsealed", LEDGER));
        } else if (entry.equals(suspect)) {
            work.run(() -> incidents.openWithoutCase(
                    "ledger-unsealed",
                    SUBJECT,
                    LEDGER,
                    "Entri " + entry.get() + " jejak audit sejak "
                            + waiting.get().at()
                            + " belum disegel. Penyegel tidak berjalan atau tertahan; lihat log server."));
        }
        suspect = entry;
    }
}
