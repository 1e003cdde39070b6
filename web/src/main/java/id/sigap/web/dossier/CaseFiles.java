package id.sigap.web.dossier;

import id.sigap.complaint.Attachments;
import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Outcome;
import id.sigap.complaint.Reporter;
import id.sigap.deadline.Clocks;
import id.sigap.deadline.Deadline;
import id.sigap.deadline.Deadlines;
import id.sigap.deadline.calendar.ClockRule;
import id.sigap.dossier.CaseFile;
import id.sigap.dossier.CaseFile.Act;
import id.sigap.dossier.CaseFile.Approval;
import id.sigap.dossier.CaseFile.Attached;
import id.sigap.dossier.CaseFile.Citizen;
import id.sigap.dossier.CaseFile.Clock;
import id.sigap.dossier.CaseFile.Facts;
import id.sigap.dossier.CaseFile.Officer;
import id.sigap.dossier.CaseFile.Part;
import id.sigap.dossier.CaseFile.Place;
import id.sigap.dossier.CaseFile.Word;
import id.sigap.dossier.Dossiers;
import id.sigap.forwarding.Forwarding;
import id.sigap.forwarding.Forwardings;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Offices;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import id.sigap.ledger.LedgerEntry;
import id.sigap.web.Labels;
import id.sigap.web.Labels.Label;
import id.sigap.web.People;
import id.sigap.web.TrackingCodes;
import id.sigap.web.cases.Acts;
import id.sigap.web.cases.Names;
import id.sigap.wording.Letter;
import id.sigap.wording.Wording;
import id.sigap.wording.WordingStore;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gathers everything about one case for its dossier. To be called inside a unit of work. */
@RequestScoped
class CaseFiles {
    private static final Set<String> NO_OFFICERS =
            Set.of(Ledger.SYSTEM, Ledger.CITIZEN, Ledger.PLATFORM, "link", "mail", "service");

    @Inject
    Complaints complaints;

    @Inject
    Attachments attachments;

    @Inject
    WordingStore wordings;

    @Inject
    Forwardings forwardings;

    @Inject
    Deadlines deadlines;

    @Inject
    Clocks clocks;

    @Inject
    CaseFlow flow;

    @Inject
    Conversation conversation;

    @Inject
    Names names;

    @Inject
    People people;

    @Inject
    Offices offices;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    /** The full version. */
    CaseFile of(Complaint complaint, List<LedgerEntry> entries) {
        CaseKey key = complaint.key(vault);
        CaseFlow.Place place = flow.place(complaint);
        return new CaseFile(
                CaseFile.FULL,
                offices.name(),
                offices.zoneName(),
                clock.now(),
                complaint.ticket(),
                facts(complaint),
                citizen(complaint, complaint.reporter(key)),
                conversation.of(complaint, key, this::officer),
                wordings(complaint, key),
                forwardings.of(complaint.id()).stream()
                        .map(one -> forwarding(one, key))
                        .toList(),
                deadlines.of(complaint.id()).stream().map(this::clock).toList(),
                entries.stream()
                        .map(entry -> new Act(
                                entry.id(), entry.at(), entry.act(), Acts.label(entry.act()), officer(entry.actor())))
                        .toList(),
                new Place(place.release(), place.done(), place.active()),
                attached(complaint, key),
                complaints.mergedInto(complaint.id()).stream()
                        .map(Complaint::ticket)
                        .toList());
    }

    private Facts facts(Complaint complaint) {
        return new Facts(
                names.channel(complaint.channelId()).label(),
                complaint.receivedAt(),
                complaint.answeredAt().orElse(null),
                complaint.closedAt().orElse(null),
                complaint.state().label(),
                word(Labels.category(complaint.category())),
                word(names.topic(complaint.topic())),
                word(names.agency(complaint.agency())),
                word(Labels.urgency(complaint.urgency())),
                complaint.emergency(),
                complaint.restricted(),
                complaint.outcome().map(CaseFiles::word).orElse(null),
                complaint.round(),
                complaint.rating().orElse(null),
                complaint
                        .mergedInto()
                        .flatMap(complaints::find)
                        .map(Complaint::ticket)
                        .orElse(null));
    }

    /** An anonymous citizen stays so in the full version too: nobody in the office is shown the name. */
    private static Citizen citizen(Complaint complaint, Reporter reporter) {
        boolean hidden = complaint.anonymous();
        return new Citizen(
                hidden ? "Pelapor anonim" : reporter.name() == null ? "Pelapor" : reporter.name(),
                hidden ? null : reporter.handle(),
                hidden ? null : reporter.contact(),
                reporter.location(),
                complaint.anonymous(),
                complaint.secret());
    }

    private List<CaseFile.Wording> wordings(Complaint complaint, CaseKey key) {
        List<id.sigap.wording.Approval> approvals = wordings.approvals(complaint.id());
        List<CaseFile.Wording> found = new ArrayList<>();
        for (Wording wording : wordings.of(complaint.id())) {
            Letter letter = wording.content(key).letter();
            found.add(new CaseFile.Wording(
                    wording.version(),
                    wording.round(),
                    wording.kind(),
                    wording.target(),
                    wording.state(),
                    officer(wording.author()),
                    wording.createdAt(),
                    letter.channel(),
                    letter.parts().stream()
                            .map(piece -> new Part(piece.role(), TrackingCodes.hidden(piece.text())))
                            .toList(),
                    wording.sha256(),
                    approvals.stream()
                            .filter(one -> one.wordingId() == wording.id())
                            .map(one -> new Approval(
                                    officer(one.person()),
                                    one.at(),
                                    one.act(),
                                    one.note(key).or(one::reason).orElse(null)))
                            .toList()));
        }
        return found;
    }

    private CaseFile.Forwarding forwarding(Forwarding one, CaseKey key) {
        return new CaseFile.Forwarding(
                word(names.agency(one.agency())),
                one.reachedBy(),
                one.state(),
                one.sentAt(),
                officer(one.sentBy()),
                one.note(key),
                one.dueAt(),
                one.answer(key).orElse(null),
                one.answeredAt().orElse(null),
                one.answeredBy().orElse(null));
    }

    private Clock clock(Deadline deadline) {
        ClockRule rule = clocks.rule(deadline.rule());
        return new Clock(
                rule.id(), rule.label(), rule.source(), deadline.startedAt(), deadline.dueAt(), deadline.state());
    }

    /** The hashes come when the files are read, one at a time. */
    private List<Attached> attached(Complaint complaint, CaseKey key) {
        List<Attached> found = new ArrayList<>();
        long bytes = 0;
        for (Attachments.Info file : attachments.of(complaint.id())) {
            String name = key.openText("attachment name", file.nameSealed());
            bytes += file.sizeBytes();
            String path = "lampiran/" + (found.size() + 1) + "-" + plain(name);
            found.add(new Attached(
                    file.id().toString(),
                    name,
                    file.mediaType(),
                    file.sizeBytes(),
                    null,
                    bytes <= Dossiers.MOST_BYTES ? path : null));
        }
        return found;
    }

    /** A file name that every system takes: plain letters, the ending kept. */
    private static String plain(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("\\.{2,}|^[.-]+|[.-]+$", "");
        return plain.isEmpty()
                ? "berkas"
                : plain.length() > 60 ? plain.substring(plain.length() - 60).replaceAll("^[.-]+", "") : plain;
    }

    private Officer officer(String username) {
        if (username == null) {
            return null;
        }
        if (NO_OFFICERS.contains(username)) {
            return new Officer(null, role(username));
        }
        return new Officer(username, people.of(username).name());
    }

    private static String role(String actor) {
        return switch (actor) {
            case Ledger.CITIZEN -> "Pelapor";
            case Ledger.PLATFORM -> "Platform";
            case "link" -> "Instansi lewat tautan";
            case "mail" -> "Instansi lewat surel";
            case "service" -> "Instansi lewat sistemnya";
            default -> "Sistem";
        };
    }

    private static Word word(Label label) {
        return label == null ? null : new Word(label.code(), label.label());
    }

    private static Word word(Outcome outcome) {
        return new Word(outcome.code(), outcome.label());
    }
}
