package id.sigap.connector.dropin;

import id.sigap.connector.guard.Fault;
import id.sigap.connector.guard.Standing;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells people what the guard noted, and keeps on which connectors an administrator has to decide. Whether one is set aside is
 * the database's word: the other server follows.
 */
@ApplicationScoped
public class Standings {
    public static final String FAULT = "connector-fault";
    public static final String SET_ASIDE = "connector-set-aside";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Incidents incidents;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    @Inject
    UnitOfWork work;

    private final Map<String, Standing> standings = new ConcurrentHashMap<>();

    /** Those that this server knows to be set aside in the database. */
    private final Set<String> recorded = ConcurrentHashMap.newKeySet();

    /** @param connector its id, or its file where it has not described itself */
    public Standing of(String connector) {
        return standings.computeIfAbsent(connector, Standing::new);
    }

    /** Outside any transaction; often. @param jars by connector, the SHA-256 of the jar that it comes from now */
    public void tell(Map<String, String> jars) {
        standings.values().forEach(standing -> tell(standing, jars.get(standing.connector())));
        work.call(() -> entities.createQuery(
                                "from ConnectorStanding s where s.setAsideAt is not null", ConnectorStanding.class)
                        .getResultList())
                .forEach(row -> follow(row, jars));
    }

    private void tell(Standing standing, String jar) {
        List<Fault> faults = standing.untold();
        boolean news = standing.setAside() && !recorded.contains(standing.connector());
        if (!faults.isEmpty() || news) {
            work.run(() -> record(standing, faults, news, jar));
        }
        if (news) {
            recorded.add(standing.connector());
        } else if (standing.setAside() && goesOnElsewhere(standing.connector())) {
            recorded.remove(standing.connector());
            standing.goOn();
        }
    }

    private boolean goesOnElsewhere(String connector) {
        return work.call(() -> find(connector).flatMap(ConnectorStanding::setAsideAt))
                .isEmpty();
    }

    private void follow(ConnectorStanding row, Map<String, String> jars) {
        String jar = jars.get(row.connector());
        if (jar != null && !Optional.of(jar).equals(row.setAsideJar())) {
            work.run(() -> goOn(row.connector(), Ledger.SYSTEM, "Versi lain dari konektor ini sudah diterima."));
        } else if (recorded.add(row.connector())) {
            of(row.connector()).putAside();
        }
    }

    private void record(Standing standing, List<Fault> faults, boolean setAside, String jar) {
        Instant now = clock.now();
        ConnectorStanding row =
                entities.find(ConnectorStanding.class, standing.connector(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            row = new ConnectorStanding(standing.connector());
            entities.persist(row);
        }
        for (Fault fault : faults) {
            row.count(fault, now);
            incidents.openWithoutCase(
                    FAULT,
                    "connector " + fault.connector(),
                    fault.key(),
                    "Konektor " + fault.connector() + " " + fault.kind().indonesian() + " pada "
                            + fault.call().word() + ": " + fault.detail()
                            + ". Sigap meneruskan tanpa hasilnya; hubungi pembuat konektor.");
        }
        if (setAside) {
            row.setAside(now, jar);
            ledger.record("connector.set-aside", Ledger.SYSTEM, null, Map.of("connector", standing.connector()));
            incidents.openWithoutCase(
                    SET_ASIDE,
                    "connector " + standing.connector(),
                    standing.connector(),
                    "Konektor " + standing.connector() + " dikesampingkan karena galat berulang ("
                            + row.lastFault().orElse("panggilannya tidak kembali")
                            + "). Kanalnya menunggu dan tidak ada pesan yang hilang; perbaiki atau ganti konektornya, lalu jalankan lagi di halaman Konektor.");
        }
    }

    /**
     * Lets a connector go on that was set aside. Expects to run inside a unit of work.
     *
     * @throws Refusal where it is not set aside
     */
    public void resume(String connector, String person) {
        if (find(connector).flatMap(ConnectorStanding::setAsideAt).isEmpty()) {
            throw Refusal.conflict("not-set-aside", "Konektor " + connector + " tidak sedang dikesampingkan.");
        }
        goOn(connector, person, "Dijalankan lagi oleh " + person + ".");
    }

    private void goOn(String connector, String person, String note) {
        ConnectorStanding row = entities.find(ConnectorStanding.class, connector, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.setAsideAt().isEmpty()) {
            return;
        }
        row.goOn();
        ledger.record("connector.resumed", person, null, Map.of("connector", connector));
        incidents.settled(SET_ASIDE, connector, person, note);
    }

    public Optional<ConnectorStanding> find(String connector) {
        return Optional.ofNullable(entities.find(ConnectorStanding.class, connector));
    }
}
