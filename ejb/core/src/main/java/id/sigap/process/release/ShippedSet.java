package id.sigap.process.release;

import id.sigap.foundation.UnitOfWork;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** At each start, on one node at a time: the shipped set goes into an empty database, an upgrade's changes become drafts. */
@Singleton
@Startup
@DependsOn("EngineHost")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class ShippedSet {
    @Inject
    ReleaseTurn turn;

    @Inject
    Upgrades upgrades;

    @Inject
    UnitOfWork work;

    @PostConstruct
    void start() {
        work.run(() -> {
            turn.await();
            upgrades.meet(ModelSet.shipped());
        });
    }
}
