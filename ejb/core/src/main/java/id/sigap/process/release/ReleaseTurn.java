package id.sigap.process.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Releases follow each other one at a time, whichever node they are asked for on. */
@ApplicationScoped
class ReleaseTurn {
    @PersistenceContext
    EntityManager entities;

    /** Waits for whoever releases now; to be called before anything is read that the release depends on. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void await() {
        entities.createNativeQuery("select id from process_turn where id = 1 for update")
                .getSingleResult();
    }
}
