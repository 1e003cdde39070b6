package id.sigap.complaint;

import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Json;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * A matter that a citizen brought. Its life begins with the first message (<em>received</em>), goes on as the process says
 * and ends with an outcome; a comeback opens it again. One operator holds it at a time: the claim is a lease that ends after
 * a quarter of an hour without an act of the holder, read at the next act, and its number grows with each change of holder.
 * While a wording waits for approval or for sending, the case is parked: nobody claims it and the lease does not run.
 */
@Entity
@Table(name = "complaint")
public class Complaint {
    private static final Set<String> HOLDERS_STEPS = Set.of("triage", "coordinate", "draft");

    @Id
    private Long id;

    private String ticket;

    @Version
    private long version;

    private State state;

    @Column(name = "channel_id")
    private String channelId;

    @Column(name = "author_key")
    private String authorKey;

    @Column(name = "public_thread")
    private boolean publicThread;

    private String category;
    private String topic;
    private String agency;
    private String urgency;
    private boolean emergency;
    private boolean restricted;
    private boolean anonymous;
    private boolean secret;
    private String proposal;
    private String excerpt;

    @Column(name = "reporter_sealed")
    private byte[] reporterSealed;

    @Column(name = "wrapped_key")
    private String wrappedKey;

    @Embedded
    private Claim claim;

    private int round;

    @Column(name = "round_answered")
    private boolean roundAnswered;

    private String step;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "last_message_at")
    private Instant lastMessageAt;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "due_rule")
    private String dueRule;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    private String outcome;

    @Column(name = "merged_into")
    private Long mergedInto;

    private Integer rating;

    @Column(name = "process_instance")
    private String processInstance;

    @Column(name = "release_number")
    private Integer release;

    protected Complaint() {}

    /** A complaint as it is received: round 1, nobody holds it. */
    public Complaint(
            String channelId,
            String authorKey,
            boolean publicThread,
            Reporter reporter,
            String excerpt,
            Vault vault,
            Instant now) {
        this.channelId = channelId;
        this.authorKey = authorKey;
        this.publicThread = publicThread;
        this.excerpt = excerpt;
        this.wrappedKey = vault.newWrappedKey();
        this.reporterSealed = vault.unwrap(wrappedKey).seal("reporter", Json.write(reporter));
        this.claim = Claim.none();
        this.round = 1;
        this.step = "coordinate";
        this.state = State.RECEIVED;
        this.receivedAt = now;
        this.lastMessageAt = now;
    }

    /** Gives the ticket its number, which the database hands out once: {@code SGP-<year>-<at least six digits>}. */
    void numbered(long number, ZoneId zone) {
        id = number;
        ticket = "SGP-%d-%06d".formatted(receivedAt.atZone(zone).getYear(), id);
    }

    // ---- the claim ------------------------------------------------------------------------------------------------

    /** Who holds the case now: nobody once the lease ended, unless the case is parked. */
    public Optional<String> holderAt(Instant now) {
        return claim.holderAt(now);
    }

    /**
     * Takes the case; taking what one holds already extends the lease.
     *
     * @throws Refusal {@code held-by-another}, {@code parked} or {@code closed}
     */
    public void claim(String person, Instant now) {
        requireOpen();
        claim.take(ticket, person, now);
        refreshState();
    }

    public void release(String person, Instant now) {
        claim.require(ticket, person, now);
        requireNotParked();
        claim.changeTo(null);
        refreshState();
    }

    /** Gives the case to somebody, or takes it from whoever has it: the number grows, so what the former holder approved is void. */
    public void handTo(String person, Instant now) {
        requireOpen();
        requireNotSending();
        claim.changeTo(person);
        claim.extend(now);
        refreshState();
    }

    /** The act of a holder: refuses everybody else and extends the lease. */
    public void act(String person, Instant now) {
        requireOpen();
        claim.require(ticket, person, now);
        claim.extend(now);
        refreshState();
    }

    /** While parked nobody else can claim and the lease does not run. */
    public void park() {
        claim.park();
    }

    /** Ends the parking; the holder's lease starts anew. */
    public void unpark(Instant now) {
        claim.unpark(now);
    }

    // ---- the life --------------------------------------------------------------------------------------------------

    /**
     * Called by the process as it reaches a step; the words are those of {@link State#at}. Where the diagram leads back to
     * whoever holds the case, it is no longer parked.
     */
    public void reach(String newStep, Instant now) {
        step = newStep;
        if (claim.parked() && HOLDERS_STEPS.contains(newStep)) {
            unpark(now);
        }
        refreshState();
    }

    private void refreshState() {
        state = closedAt != null ? State.CLOSED : State.at(step, claim.lastHolder() != null);
    }

    /** A message of the citizen joins the case; it opens a new round where the present one was answered already. */
    public void hear(Instant at, String newExcerpt) {
        lastMessageAt = at.isAfter(lastMessageAt) ? at : lastMessageAt;
        if (roundAnswered) {
            nextRound();
            excerpt = newExcerpt;
        }
    }

    /** The citizen changed a message: where lists show the beginning of it, they show the new one. */
    public void reword(String oldExcerpt, String newExcerpt) {
        if (excerpt.equals(oldExcerpt)) {
            excerpt = newExcerpt;
        }
    }

    /** Opens a round: by the citizen's message, an agency's answer or an explicit follow-up answer. */
    public void nextRound() {
        round++;
        roundAnswered = false;
    }

    /** The round has its answer, by Sigap or outside of it. */
    public void answered(Instant at) {
        roundAnswered = true;
        answeredAt = at;
    }

    public void classify(String newCategory, String newTopic, String newAgency, String newUrgency) {
        category = newCategory;
        topic = newTopic;
        agency = newAgency;
        urgency = newUrgency;
    }

    public void mark(boolean isEmergency, boolean isRestricted) {
        emergency = isEmergency;
        restricted = isRestricted;
    }

    /** The citizen's own wishes: hide who I am (anonymous), hide the whole report (secret, which restricts it). */
    public void wish(boolean wantsAnonymity, boolean wantsSecrecy) {
        anonymous |= wantsAnonymity;
        secret |= wantsSecrecy;
        restricted |= anonymous || secret;
    }

    /** Its reasons quote the citizen's words, so it is sealed like them. */
    public void propose(CaseKey key, TriageNote note) {
        proposal = Base64.getEncoder().encodeToString(key.seal("proposal", Json.write(note)));
    }

    public void close(Outcome how, Instant at) {
        requireOpen();
        outcome = how.code();
        closedAt = at;
        claim.changeTo(null);
        step = "closed";
        dueAt = null;
        dueRule = null;
        refreshState();
    }

    public void mergedInto(Complaint other) {
        mergedInto = other.id;
    }

    public void reopen() {
        if (closedAt == null) {
            throw Refusal.conflict("not-closed", "Aduan " + ticket + " masih terbuka; tidak perlu dibuka kembali.");
        }
        closedAt = null;
        outcome = null;
        mergedInto = null;
        step = "coordinate";
        refreshState();
    }

    public void due(String rule, Instant at) {
        dueRule = rule;
        dueAt = at;
    }

    public void rate(int stars) {
        rating = stars;
    }

    public void writeTo(CaseKey key, Reporter newest) {
        reporterSealed = key.seal("reporter", Json.write(newest));
    }

    public void runAs(String instance) {
        processInstance = instance;
    }

    /** Its process began on this release, or was moved to it. */
    public void runsOn(int releaseNumber) {
        release = releaseNumber;
    }

    public void requireOpen() {
        if (closedAt != null) {
            throw Refusal.conflict(
                            "closed",
                            "Aduan " + ticket + " sudah ditutup ("
                                    + Outcome.of(outcome).label() + "). Buka kembali dahulu bila perlu dilanjutkan.")
                    .with("outcome", outcome);
        }
    }

    /** @throws Refusal {@code parked}, naming the step, between a wording's submission and its sending */
    public void requireNotParked() {
        if (claim.parked()) {
            throw Refusal.conflict(
                            "parked",
                            "Aduan " + ticket + " sekarang pada tahap \"" + state.label()
                                    + "\"; tunggu hasilnya dahulu.")
                    .with("step", step);
        }
    }

    /** @throws Refusal {@code sending} while an answer is on its way */
    public void requireNotSending() {
        if (state == State.REPLYING) {
            throw Refusal.conflict("sending", "Jawaban untuk aduan " + ticket + " sedang dikirim; tunggu hasilnya.");
        }
    }

    public void requireVersion(Long expected) {
        if (expected != null && expected != version) {
            throw Refusal.stale(ticket);
        }
    }

    // ---- what it is ------------------------------------------------------------------------------------------------

    public CaseKey key(Vault vault) {
        return vault.unwrap(wrappedKey);
    }

    public Reporter reporter(CaseKey key) {
        return Json.read(key.openText("reporter", reporterSealed), Reporter.class);
    }

    public long id() {
        return id;
    }

    public String ticket() {
        return ticket;
    }

    public long version() {
        return version;
    }

    public State state() {
        return state;
    }

    public String channelId() {
        return channelId;
    }

    public String authorKey() {
        return authorKey;
    }

    public boolean publicThread() {
        return publicThread;
    }

    /** The class of message ({@code PENGADUAN_TBP} …), null until triage. */
    public String category() {
        return category;
    }

    public String topic() {
        return topic;
    }

    public String agency() {
        return agency;
    }

    public String urgency() {
        return urgency;
    }

    public boolean emergency() {
        return emergency;
    }

    public boolean restricted() {
        return restricted;
    }

    public boolean anonymous() {
        return anonymous;
    }

    public boolean secret() {
        return secret;
    }

    /** What the triage proposed; empty until triage. */
    public Optional<TriageNote> proposal(CaseKey key) {
        return Optional.ofNullable(proposal)
                .map(kept -> key.openText("proposal", Base64.getDecoder().decode(kept)))
                .map(json -> Json.read(json, TriageNote.class));
    }

    /** The first words, masked. */
    public String excerpt() {
        return excerpt;
    }

    /** Whether this person claimed last, also after the lease ended. */
    public boolean lastHeldBy(String person) {
        return person.equals(claim.lastHolder());
    }

    /** Whoever claimed last, also after the lease ended. */
    String rawHolder() {
        return claim.lastHolder();
    }

    public int claimNumber() {
        return claim.number();
    }

    public Optional<Instant> leaseUntil() {
        return claim.until();
    }

    public boolean parked() {
        return claim.parked();
    }

    public int round() {
        return round;
    }

    public boolean roundAnswered() {
        return roundAnswered;
    }

    public String step() {
        return step;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Instant lastMessageAt() {
        return lastMessageAt;
    }

    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    public Optional<String> dueRule() {
        return Optional.ofNullable(dueRule);
    }

    public Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome).map(Outcome::of);
    }

    public Optional<Long> mergedInto() {
        return Optional.ofNullable(mergedInto);
    }

    public Optional<Integer> rating() {
        return Optional.ofNullable(rating);
    }

    public Optional<String> processInstance() {
        return Optional.ofNullable(processInstance);
    }

    /** The release whose diagrams it runs on; empty before its process began. */
    public Optional<Integer> release() {
        return Optional.ofNullable(release);
    }
}
