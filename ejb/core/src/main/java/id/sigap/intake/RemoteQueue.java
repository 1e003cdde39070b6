package id.sigap.intake;

import id.sigap.complaint.Complaint;
import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.InboundEvent;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Queues what is to be fetched, in the transaction of its event: what was taken in is fetched, also after a crash. */
@ApplicationScoped
public class RemoteQueue {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    void add(Complaint complaint, String channelId, long message, Attachment.Remote file) {
        entities.persist(RemoteFile.of(channelId, complaint.id(), message, file, vault.intakeKey(), clock.now()));
    }

    void add(String channelId, InboundEvent.Pointer pointer) {
        add(channelId, pointer.reference());
    }

    /** @param reference what a pointer points at */
    void add(String channelId, String reference) {
        entities.persist(RemoteFile.of(channelId, reference, vault.intakeKey(), clock.now()));
    }

    /** What still comes belongs beside another message. */
    void move(long fromMessage, long toMessage) {
        entities.flush();
        entities.createQuery(
                        "update RemoteFile f set f.messageId = :to where f.messageId = :from and f.state = 'waiting'")
                .setParameter("from", fromMessage)
                .setParameter("to", toMessage)
                .executeUpdate();
    }

    /** How many files of each message of a case are still to be fetched, by the message's id. */
    public Map<Long, Integer> waiting(long complaintId) {
        List<Long> messages = entities.createQuery(
                        "select f.messageId from RemoteFile f where f.complaintId = :id and f.state = 'waiting'",
                        Long.class)
                .setParameter("id", complaintId)
                .getResultList();
        Map<Long, Integer> counts = new HashMap<>();
        messages.forEach(message -> counts.merge(message, 1, Integer::sum));
        return counts;
    }
}
