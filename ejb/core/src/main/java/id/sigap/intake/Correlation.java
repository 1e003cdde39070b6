package id.sigap.intake;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.Visibility;
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
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Finds the complaint that a message belongs to: by what it replies to, by its conversation, by a ticket it names. A ticket
 * alone counts only for the author of that complaint: whoever guesses a ticket gets a complaint of their own. So does a
 * stranger in a public thread, where anybody may write, also under our answer to somebody else.
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
        String author = authorKey(line, event.author());
        LongPredicate theirs = event.visibility() == Visibility.PUBLIC ? id -> wroteIn(author, id) : id -> true;
        Optional<Belonging> byThread = byThread(line, event.thread().repliesTo(), theirs)
                .map(this::belonging)
                .or(() -> byThread(line, conversations(event, author), theirs)
                        .map(this::belonging)
                        .filter(known -> !over(known.complaint())));
        if (byThread.isPresent()) {
            return byThread;
        }
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

    private boolean wroteIn(String author, long complaintId) {
        return complaints.find(complaintId).orElseThrow().authorKey().equals(author);
    }

    /** The names of a message's conversation; a public one has a name for each who writes in it, before those for all. */
    private static Set<String> conversations(InboundEvent.Message event, String author) {
        Set<String> names = new LinkedHashSet<>();
        if (event.visibility() == Visibility.PUBLIC) {
            event.thread().conversationId().ifPresent(name -> names.add(author + " in " + name));
        }
        names.addAll(Authors.conversations(event.thread().conversationId(), event.author()));
        return names;
    }

    /** The complaint of an own message, by the thread it stands in. */
    Optional<Complaint> ofThread(Channels.Line line, id.sigap.connector.api.ThreadReference thread) {
        return byThread(line, thread.repliesTo(), id -> true)
                .or(() -> byThread(line, thread.conversationId().stream().toList(), id -> true))
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
    Complaint lockFinal(long id) {
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

    private Optional<Long> byThread(Channels.Line line, Collection<String> references, LongPredicate counts) {
        return references.stream()
                .flatMap(reference -> complaintOf(line.channel().id(), reference).stream())
                .filter(counts::test)
                .findFirst();
    }

    private Optional<Long> complaintOf(String channelId, String reference) {
        return Optional.ofNullable(entities.find(ThreadRef.class, key(channelId, reference)))
                .map(ThreadRef::complaintId)
                .or(() -> outbox.byNativeId(channelId, reference).map(OutboxRow::complaintId));
    }

    void remember(Channels.Line line, InboundEvent.Message event, Complaint complaint) {
        remember(line.channel().id(), event.nativeId(), complaint);
        for (String reference : conversations(event, authorKey(line, event.author()))) {
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
