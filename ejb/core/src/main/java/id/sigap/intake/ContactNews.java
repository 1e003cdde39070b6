package id.sigap.intake;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Contact;
import id.sigap.complaint.Contacts;
import id.sigap.connector.Channels;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.ContactState;
import id.sigap.coordination.Windows;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a citizen did without writing: the platform is asked anew what it allows in each open case of theirs on this channel.
 * It makes no message and no case, and answers nothing.
 */
@ApplicationScoped
public class ContactNews {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Authors authors;

    @Inject
    Contacts contacts;

    @Inject
    Complaints complaints;

    @Inject
    Windows windows;

    @Inject
    Ledger ledger;

    /** @return the newest open case that it is about; empty where there is none, or it is no news */
    Optional<Complaint> takeIn(Channels.Line line, InboundEvent.Contact event) {
        String channel = line.channel().id();
        String author = authors.key(line, event.contact());
        Contact contact = contacts.lock(channel, author);
        boolean news = event.state() == ContactState.ENGAGED
                ? contact.engage(event.occurredAt())
                : contact.block(event.state() == ContactState.BLOCKED, event.occurredAt());
        if (!news) {
            return Optional.empty();
        }
        Optional<Complaint> newest = Optional.empty();
        for (long id : open(channel, author)) {
            Complaint complaint = complaints.lock(id);
            if (complaint.closedAt().isEmpty() && concerns(complaint, event.state())) {
                tell(complaint, line, event.state());
                newest = Optional.of(complaint);
            }
        }
        return newest;
    }

    /** A window that a private act opens is that of a private conversation. */
    private static boolean concerns(Complaint complaint, ContactState state) {
        return state != ContactState.ENGAGED || !complaint.publicThread();
    }

    private List<Long> open(String channelId, String author) {
        return entities.createQuery(
                        "select c.id from Complaint c where c.authorKey = :author and c.channelId = :channel and c.closedAt is null order by c.id",
                        Long.class)
                .setParameter("author", author)
                .setParameter("channel", channelId)
                .getResultList();
    }

    private void tell(Complaint complaint, Channels.Line line, ContactState state) {
        ledger.record(
                "contact." + state.name().toLowerCase(Locale.ROOT),
                Ledger.CITIZEN,
                complaint.ticket(),
                Map.of("channel", line.channel().id()));
        if (!complaint.roundAnswered()) {
            windows.heard(complaint, line);
        }
        complaints.changed(complaint, "state");
    }
}
