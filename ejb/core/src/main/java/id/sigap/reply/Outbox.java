package id.sigap.reply;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import id.sigap.wording.ConversationRules;
import id.sigap.wording.Letter;
import id.sigap.wording.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows on their way out. Writing one joins the caller's transaction; sending it is the dispatcher's. */
@ApplicationScoped
public class Outbox {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Complaints complaints;

    @Inject
    ConversationRules rules;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** Puts an approved wording on its way to the citizen; the unique key refuses a second answer in the round. */
    public OutboxRow publish(Complaint complaint, Wording wording) {
        CaseKey key = complaint.key(vault);
        Letter letter = wording.content(key).letter();
        OutboxRow row = OutboxRow.of(
                complaint,
                wording,
                vault.lookupKey("recipient", complaint.authorKey()),
                key,
                toCitizen(complaint, key, letter),
                clock.now());
        entities.persist(row);
        entities.flush();
        ledger.record(
                "reply.queued",
                Ledger.SYSTEM,
                complaint.ticket(),
                Map.of(
                        "outbox",
                        row.id().toString(),
                        "kind",
                        row.kind(),
                        "round",
                        row.round(),
                        "version",
                        wording.version(),
                        "hash",
                        key.hash(row.sha256())));
        return row;
    }

    /**
     * The answer of a case went out: the citizens of the cases that were merged into it get theirs. Locks each of those.
     *
     * @param wording sent just now
     */
    void publishCopies(Complaint complaint, Wording wording) {
        for (Wording.Copy copy : wording.content(complaint.key(vault)).copies()) {
            Complaint merged = complaints.lock(copy.complaintId());
            if (merged.roundAnswered()) {
                merged.nextRound();
            }
            CaseKey key = merged.key(vault);
            OutboxRow row = OutboxRow.copy(
                    merged,
                    wording,
                    vault.lookupKey("recipient", merged.authorKey()),
                    key,
                    toCitizen(merged, key, copy.letter()),
                    clock.now());
            entities.persist(row);
            ledger.record(
                    "reply.queued",
                    Ledger.SYSTEM,
                    merged.ticket(),
                    Map.of(
                            "outbox",
                            row.id().toString(),
                            "kind",
                            row.kind(),
                            "round",
                            row.round(),
                            "of",
                            complaint.ticket(),
                            "hash",
                            key.hash(row.sha256())));
            complaints.changed(merged, "wording");
        }
    }

    /** The platform counts from what it took to be the citizen's last word, as the rules that the author was shown did. */
    private OutboxRow.Content toCitizen(Complaint complaint, CaseKey key, Letter letter) {
        return OutboxRow.Content.toCitizen(complaint.reporter(key), rules.lastInbound(complaint), letter);
    }

    /** Puts a filled, released template on its way to the complaint's citizen. */
    public OutboxRow notify(Complaint complaint, String kind, String templateCode, int templateVersion, Letter letter) {
        CaseKey key = complaint.key(vault);
        return notify(complaint, kind, templateCode, templateVersion, toCitizen(complaint, key, letter));
    }

    /** The same to somebody else: an agency, an officer, or the citizen's other address. */
    public OutboxRow notify(
            Complaint complaint, String kind, String templateCode, int templateVersion, OutboxRow.Content content) {
        CaseKey key = complaint.key(vault);
        OutboxRow row = OutboxRow.ofTemplate(
                complaint,
                kind,
                templateCode,
                templateVersion,
                vault.lookupKey("recipient", content.recipientId()),
                key,
                content,
                clock.now());
        entities.persist(row);
        ledger.record(
                "notice.queued",
                Ledger.SYSTEM,
                complaint.ticket(),
                Map.of(
                        "outbox",
                        row.id().toString(),
                        "kind",
                        kind,
                        "template",
                        templateCode,
                        "templateVersion",
                        templateVersion,
                        "hash",
                        key.hash(row.sha256())));
        return row;
    }

    /** Puts a letter of the installation itself on its way, one that belongs to no case. */
    OutboxRow send(OutboxRow.Content content) {
        OutboxRow row = OutboxRow.withoutCase(
                vault.lookupKey("recipient", content.recipientId()), vault.intakeKey(), content, clock.now());
        entities.persist(row);
        return row;
    }

    /** When the last letter without a case was queued. */
    Optional<Instant> lastWithoutCase() {
        return Optional.ofNullable(entities.createQuery(
                        "select max(o.createdAt) from OutboxRow o where o.complaintId is null", Instant.class)
                .getSingleResult());
    }

    public List<OutboxRow> of(long complaintId) {
        return entities.createQuery("from OutboxRow o where o.complaintId = :id order by o.createdAt", OutboxRow.class)
                .setParameter("id", complaintId)
                .getResultList();
    }

    /** Whether the forwarding that a letter to an agency carries, or goes with, is open still. */
    boolean stillForwarded(OutboxRow letter) {
        return !entities.createQuery(
                        "select f.id from Forwarding f where f.state = 'open' and f.complaintId = :complaint and (f.outboxId = :letter or f.outboxId is null and f.sentAt <= :queued)",
                        Long.class)
                .setParameter("complaint", letter.complaintId())
                .setParameter("letter", letter.id())
                .setParameter("queued", letter.createdAt())
                .getResultList()
                .isEmpty();
    }

    public Optional<OutboxRow> find(UUID id) {
        return Optional.ofNullable(entities.find(OutboxRow.class, id));
    }

    /** The row as it is now, whatever this transaction saw of it before. */
    Optional<OutboxRow> lock(UUID id) {
        Optional<OutboxRow> row = find(id);
        row.ifPresent(found -> entities.refresh(found, LockModeType.PESSIMISTIC_WRITE));
        return row;
    }

    /** The row of a case that the platform knows by this id. */
    public Optional<OutboxRow> byNativeId(String channelId, String nativeId) {
        return anyByNativeId(channelId, nativeId).filter(OutboxRow::ofCase);
    }

    /** The same, also where it belongs to no case. */
    public Optional<OutboxRow> anyByNativeId(String channelId, String nativeId) {
        return entities.createQuery(
                        "from OutboxRow o where o.channelId = :channel and o.nativeId = :id", OutboxRow.class)
                .setParameter("channel", channelId)
                .setParameter("id", nativeId)
                .getResultStream()
                .findFirst();
    }

    /** Rows of a case and channel of which nobody knows (yet) whether they went out, oldest first. */
    public List<OutboxRow> unsettled(long complaintId, String channelId) {
        return entities.createQuery(
                        "from OutboxRow o where o.complaintId = :id and o.channelId = :channel and (o.state in ('sending', 'unknown', 'person') or o.state = 'ready' and o.attempts > 0) order by o.createdAt",
                        OutboxRow.class)
                .setParameter("id", complaintId)
                .setParameter("channel", channelId)
                .getResultList();
    }

    /** What went out to the citizen of a case on this channel and was begun to be sent by then, oldest first. */
    public List<OutboxRow> sentUntil(long complaintId, String channelId, Instant until) {
        return entities.createQuery(
                        "from OutboxRow o where o.complaintId = :id and o.channelId = :channel and o.state = 'sent' and o.sendingSince <= :until and o.kind not in ('agency', 'staff') order by o.createdAt",
                        OutboxRow.class)
                .setParameter("id", complaintId)
                .setParameter("channel", channelId)
                .setParameter("until", until)
                .getResultList();
    }

    /** Whether a message of this channel is on its way just now, whose id nobody knows yet. */
    public boolean anyUnsettled(String channelId) {
        return !entities.createQuery(
                        "select 1 from OutboxRow o where o.channelId = :channel and o.state in ('sending', 'unknown')",
                        Integer.class)
                .setParameter("channel", channelId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Whether a channel has anything for its dispatcher, be it what a dead one left behind. */
    boolean waits(String channelId, Instant now) {
        return !entities.createQuery(
                        "select 1 from OutboxRow o where o.channelId = :channel and (o.state in ('ready', 'unknown') and o.nextAttempt <= :now or o.state = 'sending')",
                        Integer.class)
                .setParameter("channel", channelId)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The channels of what is ready for this case; most often one. */
    List<String> readyChannels(long complaintId) {
        return entities.createQuery(
                        "select distinct o.channelId from OutboxRow o where o.complaintId = :complaint and o.state = 'ready'",
                        String.class)
                .setParameter("complaint", complaintId)
                .getResultList();
    }

    /**
     * The rows of a channel that want something done now, to be sent or to be looked for: oldest first, but words to
     * somebody in danger before all and receipts last, since a platform may allow a few messages in a quarter of an hour.
     */
    List<UUID> due(String channelId, Instant now, int atMost) {
        return entities.createQuery(
                        "select o.id from OutboxRow o where o.channelId = :channel and o.state in ('ready', 'unknown') and o.nextAttempt <= :now order by case o.kind when 'emergency' then 0 when 'ack' then 2 else 1 end, o.createdAt",
                        UUID.class)
                .setParameter("channel", channelId)
                .setParameter("now", now)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Rows that were being sent when their sender died. */
    List<UUID> orphans(String channelId) {
        return entities.createQuery(
                        "select o.id from OutboxRow o where o.channelId = :channel and o.state = 'sending'", UUID.class)
                .setParameter("channel", channelId)
                .getResultList();
    }

    /** Rows with an outcome that their process has not heard of. */
    List<UUID> unheard(Instant before, int atMost) {
        return entities.createQuery(
                        "select o.id from OutboxRow o where o.signalled = false and o.doneAt < :before and o.nextAttempt <= :now and o.state in ('sent', 'rejected', 'held') order by o.nextAttempt",
                        UUID.class)
                .setParameter("before", before)
                .setParameter("now", clock.now())
                .setMaxResults(atMost)
                .getResultList();
    }
}
