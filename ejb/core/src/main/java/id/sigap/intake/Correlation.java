package id.sigap.intake;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Vault;
import id.sigap.reply.Outbox;
import id.sigap.reply.OutboxRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Finds the complaint that a message belongs to: by what it replies to, by its conversation, by a ticket it names. A ticket
 * alone counts only for the author of that complaint: whoever guesses a ticket gets a complaint of their own.
 */
@ApplicationScoped
public class Correlation {
    @PersistenceContext
    EntityManager entities;

    /** How long after its case was closed a plain message in the same chat is a comeback; a reply or a ticket always is. */
    private static final Duration COMEBACK = Duration.ofDays(30);

    @Inject
    Complaints complaints;

    @Inject
    Outbox outbox;

    @Inject
    Authors authors;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    String authorKey(Channels.Line line, Person author) {
        return authors.key(line, author);
    }

    /**
     * The complaint that a message belongs to.
     *
     * @param own the one its author wrote to
     * @param complaint where that one is handled now: itself, or the case it was merged into; that one is locked
     */
    record Belonging(Complaint own, Complaint complaint) {
        boolean merged() {
            return own.id() != complaint.id();
        }
    }

    Optional<Belonging> find(Channels.Line line, InboundEvent.Message event) {
        Optional<Belonging> byThread = byThread(line, event.thread().repliesTo())
                .map(this::belonging)
                .or(() -> byThread(line, Authors.conversations(event.thread().conversationId(), event.author()))
                        .map(this::belonging)
                        .filter(known -> !over(known.complaint())));
        if (byThread.isPresent()) {
            return byThread;
        }
        String author = authorKey(line, event.author());
        // the form's own page checks the tracking code before a follow-up gets here
        boolean vouched = line.connector().describe().can(Capability.RECEIVES_FORMS);
        for (String ticket : event.thread().tickets()) {
            Optional<Complaint> named = complaints
                    .find(ticket)
                    .filter(found -> vouched || found.authorKey().equals(author));
            if (named.isPresent()) {
                return named.map(found -> belonging(found.id()));
            }
        }
        return Optional.empty();
    }

    /** The complaint of an own message, by the thread it stands in. */
    Optional<Complaint> ofThread(Channels.Line line, id.sigap.connector.api.ThreadReference thread) {
        return byThread(line, thread.repliesTo())
                .or(() -> byThread(line, thread.conversationId().stream().toList()))
                .or(() -> thread.tickets().stream()
                        .map(complaints::find)
                        .flatMap(Optional::stream)
                        .map(Complaint::id)
                        .findFirst())
                .map(this::lockFinal);
    }

    /** A chat goes on for years: what is written there long after a case was closed is a new matter. */
    private boolean over(Complaint complaint) {
        return complaint
                .closedAt()
                .filter(at -> at.plus(COMEBACK).isBefore(clock.now()))
                .isPresent();
    }

    private Belonging belonging(long id) {
        return new Belonging(complaints.find(id).orElseThrow(), lockFinal(id));
    }

    /** Locks the case in which this one is handled now; where it is merged or parted meanwhile, looks again. */
    private Complaint lockFinal(long id) {
        Complaint locked = complaints.lock(last(id));
        return locked.mergedInto().map(this::lockFinal).orElse(locked);
    }

    private long last(long id) {
        long last = id;
        for (Optional<Long> next = into(last); next.isPresent(); next = into(last)) {
            last = next.get();
        }
        return last;
    }

    private Optional<Long> into(long id) {
        return complaints.find(id).orElseThrow().mergedInto();
    }

    private Optional<Long> byThread(Channels.Line line, Collection<String> references) {
        for (String reference : references) {
            ThreadRef known = entities.find(ThreadRef.class, key(line.channel().id(), reference));
            if (known != null) {
                return Optional.of(known.complaintId());
            }
            Optional<OutboxRow> sent = outbox.byNativeId(line.channel().id(), reference);
            if (sent.isPresent()) {
                return sent.map(OutboxRow::complaintId);
            }
        }
        return Optional.empty();
    }

    void remember(Channels.Line line, InboundEvent.Message event, Complaint complaint) {
        remember(line.channel().id(), event.nativeId(), complaint);
        for (String reference : Authors.conversations(event.thread().conversationId(), event.author())) {
            ThreadRef known = entities.find(ThreadRef.class, key(line.channel().id(), reference));
            if (known != null
                    && known.complaintId() != complaint.id()
                    && over(complaints.find(last(known.complaintId())).orElseThrow())) {
                known.leadsTo(complaint.id());
            } else {
                remember(line.channel().id(), reference, complaint);
            }
        }
    }

    /** A message that replies to this one belongs to this complaint. */
    public void remember(String channelId, String reference, Complaint complaint) {
        ThreadRef.Key key = key(channelId, reference);
        if (entities.find(ThreadRef.class, key) == null) {
            entities.persist(new ThreadRef(key, complaint.id()));
        }
    }

    private ThreadRef.Key key(String channelId, String reference) {
        return new ThreadRef.Key(channelId, vault.lookupKey("thread", channelId, reference));
    }
}
