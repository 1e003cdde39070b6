package id.sigap.intake;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Vault;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import id.sigap.masking.MaskedText;
import id.sigap.masking.PersonalDataMasker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes in one event, inside one transaction: once, whatever comes again. */
@ApplicationScoped
public class EventIntake {
    @PersistenceContext
    EntityManager entities;

    @Inject
    MessageIntake messages;

    @Inject
    Correlation correlation;

    @Inject
    AgencyAnswers systems;

    @Inject
    OwnMessages own;

    @Inject
    ContactNews contacts;

    @Inject
    OwnDeletions ownDeletions;

    @Inject
    IncomingFiles files;

    @Inject
    RemoteQueue remote;

    @Inject
    Complaints complaints;

    @Inject
    Incidents incidents;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    private final PersonalDataMasker masker = new PersonalDataMasker();

    /**
     * @param deliveryId of the delivery it came with
     * @param hands who had it in hand before it came here
     * @return the complaint it went to
     */
    Optional<Long> takeIn(long deliveryId, Channels.Line line, InboundEvent event, Hands hands) {
        String channel = line.channel().id();
        Optional<IntakeEvent> known = find(channel, event);
        if (known.isPresent()) {
            return known.get().complaintId();
        }
        IntakeEvent row = new IntakeEvent(deliveryId, channel, event);
        entities.persist(row);
        entities.flush();
        return act(line, event, deliveryId).map(found -> {
            row.wentTo(found.id());
            hands.enteredBy()
                    .ifPresent(person ->
                            ledger.record("complaint.entered", person, found.ticket(), Map.of("delivery", deliveryId)));
            hands.mendedBy()
                    .ifPresent(person ->
                            ledger.record("complaint.mended", person, found.ticket(), Map.of("delivery", deliveryId)));
            return found.id();
        });
    }

    private Optional<Complaint> act(Channels.Line line, InboundEvent event, long deliveryId) {
        if (event instanceof InboundEvent.Message message) {
            if (systems.serves(line)) {
                return systems.takeIn(line, message);
            }
            Complaint complaint = firstWords(line, message).orElseGet(() -> messages.takeIn(line, message));
            if (wasDeleted(line, message.nativeId())) {
                versions(line, message.nativeId()).forEach(each -> each.deleted(clock.now()));
            }
            return Optional.of(complaint);
        }
        if (event instanceof InboundEvent.Edit edit) {
            Optional<Complaint> complaint = edited(line, edit);
            if (wasDeletedSince(line, edit)) {
                versions(line, edit.nativeId()).stream()
                        .filter(each -> each.deletedAt().isEmpty())
                        .forEach(each -> each.deleted(clock.now()));
            }
            return complaint;
        }
        if (event instanceof InboundEvent.Deletion deletion) {
            return deleted(line, deletion);
        }
        if (event instanceof InboundEvent.OwnMessage sent) {
            Optional<Complaint> complaint = own.takeIn(line, sent);
            if (complaint.isPresent() && wasDeleted(line, sent.nativeId())) {
                ownDeletions.mark(line.channel().id(), sent.nativeId(), clock.now());
            }
            return complaint;
        }
        if (event instanceof InboundEvent.Status status) {
            return own.status(line, status);
        }
        if (event instanceof InboundEvent.Progress progress) {
            return own.progress(line, progress);
        }
        if (event instanceof InboundEvent.Contact contact) {
            return contacts.takeIn(line, contact);
        }
        if (event instanceof InboundEvent.Bounce bounce) {
            return own.bounced(line, bounce);
        }
        if (event instanceof InboundEvent.Pointer pointer) {
            remote.add(line.channel().id(), pointer);
            return Optional.empty();
        }
        String code = ((InboundEvent.Unreadable) event).code();
        ledger.record("delivery.unreadable", Ledger.PLATFORM, null, Map.of("delivery", deliveryId, "code", code));
        incidents.openWithoutCase(
                "dead-letter",
                "delivery " + deliveryId,
                "delivery " + deliveryId,
                "Kiriman " + deliveryId + " di kanal " + line.channel().label()
                        + " memuat bagian yang tidak dapat dibaca (" + code + ").");
        return Optional.empty();
    }

    private Optional<IntakeEvent> find(String channelId, InboundEvent event) {
        return entities.createQuery(
                        "from IntakeEvent e where e.channelId = :channel and e.nativeId = :id and e.kind = :kind and e.version = :version",
                        IntakeEvent.class)
                .setParameter("channel", channelId)
                .setParameter("id", event.nativeId())
                .setParameter("kind", event.kind().name())
                .setParameter("version", IntakeEvent.kept(event.version()))
                .getResultStream()
                .findFirst();
    }

    /**
     * An edit adds a version, behind what stands there where that is a newer edit; where it comes before its message, the
     * message follows and finds the edit.
     */
    private Optional<Complaint> edited(Channels.Line line, InboundEvent.Edit edit) {
        List<Message> versions = versions(line, edit.nativeId());
        if (versions.isEmpty() && systems.serves(line)) {
            return Optional.empty();
        }
        if (versions.isEmpty()) {
            InboundEvent.Message first = new InboundEvent.Message(
                    edit.nativeId(),
                    edit.version(),
                    edit.occurredAt(),
                    edit.author(),
                    edit.content(),
                    edit.thread(),
                    edit.visibility(),
                    java.util.Set.of(),
                    Map.of());
            return Optional.of(messages.takeIn(line, first));
        }
        Message before = newest(versions);
        Complaint handled = correlation.lockFinal(before.complaintId());
        Complaint complaint = complaints.lock(before.complaintId());
        CaseKey key = complaint.key(vault);
        Content content = edit.content();
        MaskedText masked = masker.mask(content.text());
        Instant now = clock.now();
        Message after = new Message(
                complaint,
                Message.Kind.CITIZEN,
                line.channel().id(),
                edit.nativeId(),
                null,
                before.publicText(),
                key,
                Incoming.words(content),
                masked.text(),
                edit.occurredAt(),
                now);
        complaints.add(after);
        if (edit.occurredAt().isBefore(before.occurredAt())) {
            after.replacedBy(before);
            files.keep(complaint, line.channel().id(), before.id(), Ledger.CITIZEN, content.attachments());
        } else {
            before.replacedBy(after);
            complaint.reword(
                    new MaskedText(before.masked(), List.of()).excerpt(MessageIntake.EXCERPT),
                    masked.excerpt(MessageIntake.EXCERPT));
            files.moved(complaint, line.channel().id(), before.id(), after.id(), content.attachments());
        }
        ledger.record(
                "message.edited",
                Ledger.PLATFORM,
                complaint.ticket(),
                Map.of("message", after.id(), "hash", key.hash(content.text())));
        messages.alarm(handled, MessageIntake.words(content), now);
        complaints.changed(complaint, "message");
        return Optional.of(complaint);
    }

    /** The message came after an edit of it: its words are the earlier ones of what stands there already. */
    private Optional<Complaint> firstWords(Channels.Line line, InboundEvent.Message event) {
        List<Message> versions = versions(line, event.nativeId());
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        Message shown = newest(versions);
        Complaint complaint = complaints.lock(shown.complaintId());
        CaseKey key = complaint.key(vault);
        Content content = event.content();
        Message first = new Message(
                complaint,
                Message.Kind.CITIZEN,
                line.channel().id(),
                event.nativeId(),
                null,
                shown.publicText(),
                key,
                Incoming.words(content),
                masker.mask(content.text()).text(),
                event.occurredAt(),
                clock.now());
        complaints.add(first);
        first.replacedBy(shown);
        files.keep(complaint, line.channel().id(), shown.id(), Ledger.CITIZEN, content.attachments());
        ledger.record(
                "message.received",
                Ledger.CITIZEN,
                complaint.ticket(),
                Map.of("message", first.id(), "hash", key.hash(content.text()), "comeback", false));
        complaints.changed(complaint, "message");
        return Optional.of(complaint);
    }

    private static Message newest(List<Message> versions) {
        return versions.stream()
                .filter(version -> version.replacement().isEmpty())
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private boolean wasDeleted(Channels.Line line, String nativeId) {
        return !entities.createQuery(
                        "select e.id from IntakeEvent e where e.channelId = :channel and e.nativeId = :id and e.kind = :kind",
                        Long.class)
                .setParameter("channel", line.channel().id())
                .setParameter("id", nativeId)
                .setParameter("kind", InboundEvent.Kind.DELETION.name())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * Whether what this edit says was deleted already; an edit of later is a message that is shown again. What is deleted
     * before it was ever taken in is only known to have been so when that came in.
     */
    private boolean wasDeletedSince(Channels.Line line, InboundEvent.Edit edit) {
        return versions(line, edit.nativeId()).stream()
                .flatMap(version -> version.deletedAt().stream())
                .max(Comparator.naturalOrder())
                .or(() -> deletionCame(line, edit))
                .filter(at -> !at.isBefore(edit.occurredAt()))
                .isPresent();
    }

    /** Of the message, or of what the edit is called where it has an id of its own. */
    private Optional<Instant> deletionCame(Channels.Line line, InboundEvent.Edit edit) {
        return entities.createQuery(
                        "select d.receivedAt from IntakeEvent e, Delivery d where d.id = e.deliveryId and e.channelId = :channel and (e.nativeId = :id or e.nativeId = :version and e.version = :version) and e.kind = :kind order by d.receivedAt desc",
                        Instant.class)
                .setParameter("channel", line.channel().id())
                .setParameter("id", edit.nativeId())
                .setParameter("version", edit.version())
                .setParameter("kind", InboundEvent.Kind.DELETION.name())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Of a citizen or of the office. Where it comes before its message, the message follows and is marked then. */
    private Optional<Complaint> deleted(Channels.Line line, InboundEvent.Deletion deletion) {
        List<Message> versions = named(line, deletion);
        if (versions.isEmpty()) {
            return ownDeletions.takeIn(line, deletion);
        }
        Complaint complaint = complaints.lock(versions.get(0).complaintId());
        versions.forEach(message -> message.deleted(deletion.occurredAt()));
        ledger.record(
                "message.deleted",
                Ledger.PLATFORM,
                complaint.ticket(),
                Map.of("message", versions.get(0).id()));
        complaints.changed(complaint, "message");
        return Optional.of(complaint);
    }

    /** The deletion's message: by its id, or by the id that an edit of it has for its version. */
    private List<Message> named(Channels.Line line, InboundEvent.Deletion deletion) {
        List<Message> versions = versions(line, deletion.nativeId());
        if (!versions.isEmpty() || !deletion.version().equals(deletion.nativeId())) {
            return versions;
        }
        return entities.createQuery(
                        "select e.nativeId from IntakeEvent e where e.channelId = :channel and e.kind = :kind and e.version = :version",
                        String.class)
                .setParameter("channel", line.channel().id())
                .setParameter("kind", InboundEvent.Kind.EDIT.name())
                .setParameter("version", IntakeEvent.kept(deletion.version()))
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(first -> versions(line, first))
                .orElse(List.of());
    }

    private List<Message> versions(Channels.Line line, String nativeId) {
        return entities.createQuery(
                        "from Message m where m.channelId = :channel and m.nativeId = :id and m.kind = 'citizen' order by m.id",
                        Message.class)
                .setParameter("channel", line.channel().id())
                .setParameter("id", nativeId)
                .getResultList();
    }
}
