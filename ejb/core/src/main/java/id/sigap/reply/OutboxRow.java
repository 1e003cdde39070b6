package id.sigap.reply;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Reporter;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Json;
import id.sigap.wording.Letter;
import id.sigap.wording.Wording;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One message on its way out: <em>ready</em>, <em>sending</em> (committed before the call), then <em>sent</em> with the
 * platform's id, <em>unknown</em> (nobody can say), <em>rejected</em>, <em>held</em> (a guard refused it), <em>person</em>
 * (a person delivers or decides) or <em>void</em>.
 */
@Entity
@Table(name = "outbox")
public class OutboxRow {
    /** In the order of progress; who has read it has got it, whatever was said before. */
    private static final List<String> RECEIPTS = List.of("delivered", "failed", "read");

    private static final Set<String> ANSWERS = Set.of("answer", "correction", "follow-up");

    /**
     * To whom and where, sealed with the letter. Members may be null, but not {@code recipientId} and {@code letter}.
     *
     * @param lastInboundAt when the recipient last wrote, from which a platform counts its answering window
     * @param instruction what a person who delivers it has to do; null until the connector said so
     */
    public record Content(
            String recipientId,
            String recipientName,
            String recipientHandle,
            String recipientContact,
            String conversationId,
            List<String> repliesTo,
            Map<String, String> attributes,
            Instant lastInboundAt,
            Letter letter,
            String instruction) {

        public Content {
            repliesTo = repliesTo == null ? List.of() : List.copyOf(repliesTo);
            attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        }

        /** To the citizen of a case, as the newest message says where. */
        static Content toCitizen(Reporter reporter, Instant lastInboundAt, Letter letter) {
            return new Content(
                    reporter.id(),
                    reporter.name(),
                    reporter.handle(),
                    reporter.contact(),
                    reporter.conversation(),
                    reporter.replyTo() == null ? List.of() : List.of(reporter.replyTo()),
                    reporter.attributes(),
                    lastInboundAt,
                    letter,
                    null);
        }

        /** A first word to a mail address. */
        static Content toAddress(String address, String name, Letter letter) {
            return new Content(address, name, null, address, null, List.of(), Map.of(), null, letter, null);
        }

        private Content with(String newInstruction) {
            return new Content(
                    recipientId,
                    recipientName,
                    recipientHandle,
                    recipientContact,
                    conversationId,
                    repliesTo,
                    attributes,
                    lastInboundAt,
                    letter,
                    newInstruction);
        }
    }

    @Id
    private UUID id;

    @Column(name = "complaint_id")
    private Long complaintId;

    @Column(name = "channel_id")
    private String channelId;

    private String kind;
    private int round;

    @Column(name = "recipient_key")
    private String recipientKey;

    private String slot;

    @Column(name = "wording_id")
    private Long wordingId;

    @Column(name = "template_code")
    private String templateCode;

    @Column(name = "template_version")
    private Integer templateVersion;

    private String sha256;

    @Column(name = "content_sealed")
    private byte[] contentSealed;

    @Column(name = "claim_number")
    private int claimNumber;

    private String state;
    private int attempts;

    @Column(name = "next_attempt")
    private Instant nextAttempt;

    @Column(name = "sending_since")
    private Instant sendingSince;

    @Column(name = "native_id")
    private String nativeId;

    @Column(name = "outcome_code")
    private String outcomeCode;

    private String receipt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "done_at")
    private Instant doneAt;

    private boolean signalled;

    protected OutboxRow() {}

    private OutboxRow(
            Complaint complaint,
            String channelId,
            String kind,
            String recipientKey,
            CaseKey key,
            Content content,
            Instant now) {
        this(channelId, kind, recipientKey, key, content, now);
        this.complaintId = complaint.id();
        this.round = complaint.round();
        this.claimNumber = complaint.claimNumber();
    }

    private OutboxRow(String channelId, String kind, String recipientKey, CaseKey key, Content content, Instant now) {
        this.id = UUID.randomUUID();
        this.channelId = channelId;
        this.kind = kind;
        this.recipientKey = recipientKey;
        this.slot = ANSWERS.contains(kind) ? "answer" : kind + ":" + id;
        this.sha256 = content.letter().sha256();
        this.contentSealed = key.seal("outbox", Json.write(content));
        this.state = "ready";
        this.nextAttempt = now;
        this.createdAt = now;
    }

    /** The way out of an approved wording. */
    static OutboxRow of(
            Complaint complaint, Wording wording, String recipientKey, CaseKey key, Content content, Instant now) {
        OutboxRow row =
                new OutboxRow(complaint, content.letter().channel(), wording.kind(), recipientKey, key, content, now);
        row.wordingId = wording.id();
        if (!row.isAnswer()) {
            row.slot = wording.kind() + ":" + wording.id();
        }
        row.claimNumber = wording.claimNumber();
        return row;
    }

    /** The same wording to the citizen of a case that was merged into the wording's; no process waits for it. */
    static OutboxRow copy(
            Complaint merged, Wording wording, String recipientKey, CaseKey key, Content content, Instant now) {
        OutboxRow row = of(merged, wording, recipientKey, key, content, now);
        row.claimNumber = merged.claimNumber();
        row.signalled = true;
        return row;
    }

    /** The way out of a filled template that was released: it needs no approval and never stops a clock. */
    static OutboxRow ofTemplate(
            Complaint complaint,
            String kind,
            String code,
            int version,
            String recipientKey,
            CaseKey key,
            Content content,
            Instant now) {
        OutboxRow row = new OutboxRow(complaint, content.letter().channel(), kind, recipientKey, key, content, now);
        row.templateCode = code;
        row.templateVersion = version;
        row.signalled = true;
        return row;
    }

    /** A letter of the installation itself, of no case; sealed under the key of what has no case either. */
    static OutboxRow withoutCase(String recipientKey, CaseKey key, Content content, Instant now) {
        OutboxRow row = new OutboxRow(content.letter().channel(), "staff", recipientKey, key, content, now);
        row.signalled = true;
        return row;
    }

    public Content content(CaseKey key) {
        return Json.read(key.openText("outbox", contentSealed), Content.class);
    }

    void sending(Instant now) {
        state = "sending";
        sendingSince = now;
        attempts++;
    }

    void sent(String platformId, Instant now) {
        state = "sent";
        nativeId = platformId;
        outcomeCode = null;
        doneAt = now;
    }

    void unknown(String code, Instant lookAgainAt) {
        state = "unknown";
        outcomeCode = cut(code);
        nextAttempt = lookAgainAt;
        attempts++;
    }

    void again(String code, Instant at) {
        state = "ready";
        outcomeCode = cut(code);
        nextAttempt = at;
    }

    /** Certainly not sent and never will be; its place in the round is free for another wording. */
    void refused(String newState, String code, Instant now) {
        state = newState;
        outcomeCode = cut(code);
        doneAt = now;
        slot = newState + ":" + id;
    }

    /** A person delivers it or decides; it keeps its place in the round, since it may have reached the citizen. */
    void toPerson(String code, Instant now) {
        state = "person";
        outcomeCode = cut(code);
        doneAt = now;
    }

    /** The same, with what the connector tells that person. */
    void toPerson(String code, CaseKey key, String instruction, Instant now) {
        contentSealed = key.seal("outbox", Json.write(content(key).with(instruction)));
        toPerson(code, now);
    }

    /** What the platform tells of a sent message never goes back, in whatever order it comes; true where it is news. */
    boolean received(String newReceipt) {
        boolean news = RECEIPTS.indexOf(newReceipt) > (receipt == null ? -1 : RECEIPTS.indexOf(receipt));
        if (news) {
            receipt = newReceipt;
        }
        return news;
    }

    /** Nobody waits for its outcome (yet): it is brought again then, and others come first. */
    void unheard(Instant then) {
        nextAttempt = then;
    }

    void signalled() {
        signalled = true;
    }

    private static String cut(String code) {
        return code.length() > 100 ? code.substring(0, 100) : code;
    }

    /** An answer in the sense of promise 2: one for each round and recipient. */
    public boolean isAnswer() {
        return ANSWERS.contains(kind);
    }

    /** The first word to somebody who may be in danger. */
    boolean isEmergency() {
        return kind.equals("emergency");
    }

    public boolean fromWording() {
        return wordingId != null;
    }

    public UUID id() {
        return id;
    }

    /** False for a letter of the installation itself, such as a mailed checkpoint. */
    public boolean ofCase() {
        return complaintId != null;
    }

    /** Only of a row that is {@link #ofCase of a case}. */
    public long complaintId() {
        return complaintId;
    }

    public String channelId() {
        return channelId;
    }

    public String kind() {
        return kind;
    }

    String recipientKey() {
        return recipientKey;
    }

    public int round() {
        return round;
    }

    public Optional<Long> wordingId() {
        return Optional.ofNullable(wordingId);
    }

    public Optional<String> templateCode() {
        return Optional.ofNullable(templateCode);
    }

    public int templateVersion() {
        return templateVersion == null ? 0 : templateVersion;
    }

    public String sha256() {
        return sha256;
    }

    public int claimNumber() {
        return claimNumber;
    }

    public String state() {
        return state;
    }

    public boolean is(String someState) {
        return state.equals(someState);
    }

    public int attempts() {
        return attempts;
    }

    public Instant nextAttempt() {
        return nextAttempt;
    }

    public Optional<Instant> sendingSince() {
        return Optional.ofNullable(sendingSince);
    }

    public Optional<String> nativeId() {
        return Optional.ofNullable(nativeId);
    }

    public Optional<String> outcomeCode() {
        return Optional.ofNullable(outcomeCode);
    }

    public Optional<String> receipt() {
        return Optional.ofNullable(receipt);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean wasSignalled() {
        return signalled;
    }

    /** How long to wait before the next look or try: 5 s, doubling, at most 10 minutes. */
    Duration patience() {
        return Duration.ofSeconds(Math.min(600, 5L << Math.min(7, Math.max(0, attempts - 1))));
    }
}
