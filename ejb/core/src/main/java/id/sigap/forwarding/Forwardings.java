package id.sigap.forwarding;

import id.sigap.agency.Agencies;
import id.sigap.agency.Agency;
import id.sigap.agency.AgencySystems;
import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.CaseFlow.Step;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.complaint.Notes;
import id.sigap.deadline.Deadline;
import id.sigap.deadline.Deadlines;
import id.sigap.deadline.DueMoved;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Offices;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import id.sigap.reply.LetterRefused;
import id.sigap.reply.Notices;
import id.sigap.wording.template.Placeholder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The acts of forwarding: the desk sends, the agency answers or bounces. Each expects to run inside one unit of work. */
@ApplicationScoped
public class Forwardings {
    private static final int LONGEST = 20_000;
    private static final Set<String> OVERSIGHT = Set.of("PENGADUAN_BP");

    @PersistenceContext
    EntityManager entities;

    @Inject
    Complaints complaints;

    @Inject
    Notes notes;

    @Inject
    Agencies agencies;

    @Inject
    MailForwarding mail;

    @Inject
    SystemForwarding systems;

    @Inject
    Deadlines deadlines;

    @Inject
    Notices notices;

    @Inject
    Incidents incidents;

    @Inject
    CaseFlow flow;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    Offices offices;

    @Inject
    BusinessClock clock;

    /** Sends the case to an agency; the process brings it there and tells the citizen. */
    public Complaint forward(String ticket, Long ifVersion, String person, String agencyCode, String note) {
        Agency agency = agencies.getActive(agencyCode);
        systems.require(agency);
        Complaint complaint = complaints.lock(ticket);
        complaint.requireVersion(ifVersion);
        Instant now = clock.now();
        complaint.act(person, now);
        complaint.requireNotParked();
        if (complaint.category() != null && OVERSIGHT.contains(complaint.category()) && !agency.inspectorate()) {
            throw Refusal.conflict(
                    "oversight",
                    "Pengaduan berkadar pengawasan hanya diteruskan ke Inspektorat, tidak pernah ke instansi yang diadukan.");
        }
        if (note != null && note.length() > LONGEST) {
            throw Refusal.invalid("Catatan penerusan terlalu panjang; paling panjang " + LONGEST + " karakter.");
        }
        CaseKey key = complaint.key(vault);
        Forwarding forwarding =
                new Forwarding(complaint, agency, key, note == null ? "" : note.strip(), person, now, now);
        entities.persist(forwarding);
        Deadline due = deadlines.start(complaint, agency.city() ? "LOC-AGENCY" : "SP4N-RESP", now, forwarding.id());
        forwarding.due(due.dueAt());
        ledger.record(
                "forwarding.sent",
                person,
                ticket,
                Map.of(
                        "forwarding",
                        forwarding.id(),
                        "agency",
                        agency.code(),
                        "due",
                        due.dueAt(),
                        "how",
                        agency.reachedBy()));
        Step at = flow.isAt(complaint, Step.DRAFT) ? Step.DRAFT : Step.COORDINATE;
        flow.complete(complaint, at, Map.of("decision", "forward"));
        complaints.changed(complaint, "forwarding");
        return complaint;
    }

    /** The calendar or a rule changed: the agency is shown the new due date. */
    void moved(@Observes DueMoved change) {
        change.forwardingId()
                .flatMap(id -> Optional.ofNullable(entities.find(Forwarding.class, id)))
                .ifPresent(forwarding -> forwarding.due(change.due()));
    }

    /** Called by the process: brings the open forwarding to the agency and tells the citizen who has it. */
    public void deliver(Complaint complaint) {
        Forwarding forwarding = open(complaint.id())
                .orElseThrow(() -> Refusal.conflict(
                        "nothing-to-forward",
                        "Aduan " + complaint.ticket() + " belum punya instansi tujuan penerusan."));
        Agency agency = agencies.get(forwarding.agency());
        String due = Placeholder.due(forwarding.dueAt(), offices.zone(), offices.zoneName());
        if (agency.reachedBy().equals("mail")) {
            mail.queue(complaint, forwarding, agency, due)
                    .ifPresent(why -> unreached(complaint, forwarding, agency, why));
        } else if (AgencySystems.isSystem(agency.reachedBy())) {
            systems.queue(complaint, forwarding, agency, due)
                    .ifPresentOrElse(
                            forwarding::carriedBy,
                            () -> unreached(
                                    complaint,
                                    forwarding,
                                    agency,
                                    "kanalnya tidak siap, atau kantor belum merilis templat AGENCY_REPORT"));
        }
        // the citizen's own page and mail may name who has a restricted case; a public thread may not
        if (!complaint.restricted() || !complaint.publicThread()) {
            notices.send(
                    complaint,
                    "notice",
                    agency.city() ? "FORWARDED" : "FORWARDED_OUTSIDE",
                    Map.of(Placeholder.AGENCY.key(), agency.name(), Placeholder.DUE.key(), due));
        }
        complaints.changed(complaint, "forwarding");
    }

    private void unreached(Complaint complaint, Forwarding forwarding, Agency agency, String why) {
        incidents.open(
                "agency-unreached",
                complaint,
                "forwarding " + forwarding.id(),
                "Penerusan aduan " + complaint.ticket() + " ke " + agency.name() + " tidak terkirim: " + why
                        + ". Sampaikan sendiri, lalu tarik penerusannya atau tunggu jawabannya.");
    }

    /** The other system will never take it: the case comes back to its holder, who hears why. */
    public void refused(@Observes LetterRefused news) {
        Complaint complaint = news.complaint();
        byLetter(news.outbox())
                .filter(Forwarding::open)
                .filter(forwarding -> flow.isAt(complaint, Step.ANSWER_AGENCY))
                .ifPresent(forwarding -> {
                    CaseKey key = complaint.key(vault);
                    String words = "Tidak diterima oleh sistem instansi (" + news.code()
                            + "). Periksa layanan dan lokasinya, atau teruskan dengan cara lain.";
                    forwarding.bouncedBy(Ledger.SYSTEM, key, "not-taken", words, clock.now());
                    said(complaint, Ledger.SYSTEM, "Dikembalikan: " + words);
                    end(complaint, forwarding, "bounced", Ledger.SYSTEM, key.hash(words), Map.of());
                });
    }

    /** The forwarding that this letter carries. */
    public Optional<Forwarding> byLetter(UUID outbox) {
        return entities.createQuery("from Forwarding f where f.outboxId = :outbox", Forwarding.class)
                .setParameter("outbox", outbox)
                .getResultStream()
                .findFirst();
    }

    /** @param person user name of the officer, or {@code link} for an agency that answers by its signed link */
    public Forwarding answer(long id, String person, String text) {
        String words = words(text, "Tulis jawaban instansi dahulu.");
        Complaint complaint = complaints.lock(get(id).complaintId());
        Forwarding forwarding = requireOpen(id);
        Message message = said(complaint, person, words);
        answered(complaint, forwarding, person, words, message);
        return forwarding;
    }

    /**
     * The agency answered, with words that are in the case already. Expects the complaint locked.
     *
     * @param by user name of the officer, {@code link} or {@code mail}
     */
    public void answered(Complaint complaint, Forwarding forwarding, String by, String words, Message message) {
        CaseKey key = complaint.key(vault);
        forwarding.answeredBy(by, key, words, clock.now());
        if (complaint.roundAnswered()) {
            complaint.nextRound();
        }
        end(complaint, forwarding, "answered", by, key.hash(words), Map.of("message", message.id()));
    }

    private Message said(Complaint complaint, String person, String words) {
        Instant now = clock.now();
        Message message = new Message(
                complaint,
                Message.Kind.AGENCY,
                null,
                null,
                person,
                false,
                complaint.key(vault),
                Message.Content.of(words),
                "",
                now,
                now);
        complaints.add(message);
        return message;
    }

    /** "Not ours": comes back to the desk with a reason, and perhaps the right door. */
    public Forwarding bounce(long id, String person, String reason, String suggestion) {
        String words = words(reason, "Sebutkan mengapa ini bukan kewenangan instansi Anda.");
        Complaint complaint = complaints.lock(get(id).complaintId());
        Forwarding forwarding = requireOpen(id);
        Instant now = clock.now();
        CaseKey key = complaint.key(vault);
        forwarding.bouncedBy(person, key, "not-ours", words, now);
        String suggested = suggestion == null || suggestion.isBlank()
                ? ""
                : " Saran: " + agencies.get(suggestion).name() + ".";
        said(complaint, person, "Dikembalikan: " + words + suggested);
        end(
                complaint,
                forwarding,
                "bounced",
                person,
                key.hash(words),
                suggested.isEmpty() ? Map.of() : Map.of("suggestion", suggestion));
        return forwarding;
    }

    private void end(
            Complaint complaint,
            Forwarding forwarding,
            String outcome,
            String person,
            String hash,
            Map<String, ?> more) {
        deadlines.forwardingEnded(complaint, forwarding.id(), clock.now());
        Map<String, Object> data = new HashMap<>(more);
        data.put("forwarding", forwarding.id());
        data.put("agency", forwarding.agency());
        data.put("hash", hash);
        ledger.record("forwarding." + outcome, person, complaint.ticket(), data);
        flow.complete(
                complaint,
                Step.ANSWER_AGENCY,
                Map.of("agencyOutcome", outcome, "decision", outcome.equals("answered") ? "draft" : "coordinate"));
        complaints.changed(complaint, "forwarding");
    }

    /**
     * The desk takes the case back from an agency that does not answer, or that Sigap could not reach; it goes on at
     * coordination, from where it can be answered or forwarded to another.
     */
    public Complaint recall(String ticket, Long ifVersion, String person, String reason) {
        String words = words(reason, "Sebutkan mengapa penerusan ini ditarik.");
        Complaint complaint = complaints.lock(ticket);
        complaint.requireVersion(ifVersion);
        complaint.act(person, clock.now());
        flow.require(complaint, Step.ANSWER_AGENCY);
        withdraw(complaint, person);
        notes.add(complaint, person, "Penerusan ditarik: " + words);
        flow.complete(complaint, Step.ANSWER_AGENCY, Map.of("agencyOutcome", "withdrawn", "decision", "coordinate"));
        complaints.changed(complaint, "forwarding");
        return complaint;
    }

    /** The desk takes back what is still open; the process goes its own way. */
    public void withdraw(Complaint complaint, String person) {
        for (Forwarding forwarding : of(complaint.id())) {
            if (forwarding.open()) {
                forwarding.withdrawn(person, clock.now());
                deadlines.forwardingEnded(complaint, forwarding.id(), clock.now());
                ledger.record(
                        "forwarding.withdrawn",
                        person,
                        complaint.ticket(),
                        Map.of("forwarding", forwarding.id(), "agency", forwarding.agency()));
            }
        }
    }

    private static String words(String text, String missing) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid(missing);
        }
        if (text.length() > LONGEST) {
            throw Refusal.invalid("Teks terlalu panjang; paling panjang " + LONGEST + " karakter.");
        }
        return text.strip();
    }

    public Forwarding get(long id) {
        return find(id).orElseThrow(() -> Refusal.notFound("Penerusan " + id + " tidak ditemukan."));
    }

    public Optional<Forwarding> find(long id) {
        return Optional.ofNullable(entities.find(Forwarding.class, id));
    }

    private Forwarding requireOpen(long id) {
        Forwarding forwarding = get(id);
        entities.refresh(forwarding);
        if (!forwarding.open()) {
            throw Refusal.conflict("not-open", "Penerusan ini sudah selesai; tidak dapat ditanggapi lagi.");
        }
        return forwarding;
    }

    public Optional<Forwarding> open(long complaintId) {
        return of(complaintId).stream().filter(Forwarding::open).findFirst();
    }

    public List<Forwarding> of(long complaintId) {
        return entities.createQuery("from Forwarding f where f.complaintId = :id order by f.id", Forwarding.class)
                .setParameter("id", complaintId)
                .getResultList();
    }

    /** What lies at these agencies, open ones first. */
    public List<Forwarding> at(Collection<String> agencyCodes) {
        return entities.createQuery(
                        "from Forwarding f where f.agency in :codes order by case when f.state = 'open' then 0 else 1 end, f.dueAt, f.id",
                        Forwarding.class)
                .setParameter("codes", agencyCodes)
                .setMaxResults(200)
                .getResultList();
    }

    /** The open forwarding that this link answers; empty where it is unknown, used or expired. */
    public Optional<Forwarding> byToken(String token) {
        return entities.createQuery("from Forwarding f where f.tokenHash = :hash", Forwarding.class)
                .setParameter("hash", vault.lookupKey("answer link", token))
                .getResultStream()
                .filter(Forwarding::open)
                .filter(forwarding -> forwarding
                        .tokenUntil()
                        .filter(until -> until.isAfter(clock.now()))
                        .isPresent())
                .findFirst();
    }
}
