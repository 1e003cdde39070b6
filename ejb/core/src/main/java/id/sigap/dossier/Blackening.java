package id.sigap.dossier;

import id.sigap.dossier.CaseFile.Act;
import id.sigap.dossier.CaseFile.Approval;
import id.sigap.dossier.CaseFile.Attached;
import id.sigap.dossier.CaseFile.Citizen;
import id.sigap.dossier.CaseFile.Facts;
import id.sigap.dossier.CaseFile.Forwarding;
import id.sigap.dossier.CaseFile.Officer;
import id.sigap.dossier.CaseFile.Part;
import id.sigap.dossier.CaseFile.Said;
import id.sigap.dossier.CaseFile.Wording;
import id.sigap.masking.PersonalDataMasker;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the public version of a case: the citizen's name, handle and contact and the officers' names are taken out wherever they
 * stand, personal data are masked, internal notes, drafts that were never sent and files are left out. Of the ledger's entries only act
 * and second stay, not the number: with it and the exact time a hash of the ledger would confirm a guess. Officers become numbers,
 * the same person the same number. What a machine cannot recognise stays: a person reads it before it is published.
 */
public final class Blackening {
    private static final String NAME = "[nama]";
    private static final Pattern LAST_DIGITS = Pattern.compile("\\[NIK/KK \u2026\\d*\\]");
    private static final int SHORTEST = 3;

    /** Words that people give as a name, or that an office's account is called by, and that stand in every text. */
    private static final Set<String> NO_NAMES = Set.of(
            "warga",
            "pelapor",
            "bapak",
            "ibu",
            "saya",
            "kota",
            "balikpapan",
            "dan",
            "anonim",
            "masyarakat",
            "petugas",
            "operator",
            "admin",
            "kepala",
            "dinas",
            "kantor");

    private final PersonalDataMasker masker = new PersonalDataMasker();
    private final Map<String, Officer> numbers = new HashMap<>();
    private final Pattern names;

    private Blackening(CaseFile file, Set<String> officers) {
        names = names(file.citizen(), officers);
    }

    /** @param officers names and user names of everybody who acted on the case */
    public static CaseFile of(CaseFile file, Set<String> officers) {
        return new Blackening(file, officers).made(file);
    }

    private CaseFile made(CaseFile file) {
        Facts facts = file.facts();
        return new CaseFile(
                CaseFile.PUBLIC,
                file.office(),
                file.zone(),
                file.madeAt(),
                file.ticket(),
                new Facts(
                        facts.channel(),
                        facts.receivedAt(),
                        facts.answeredAt(),
                        facts.closedAt(),
                        facts.state(),
                        facts.category(),
                        facts.topic(),
                        facts.agency(),
                        facts.urgency(),
                        facts.emergency(),
                        facts.restricted(),
                        facts.outcome(),
                        facts.rounds(),
                        facts.rating(),
                        null),
                new Citizen(
                        NAME,
                        null,
                        null,
                        null,
                        file.citizen().anonymous(),
                        file.citizen().secret()),
                file.conversation().stream()
                        .filter(said -> !said.kind().equals("note"))
                        .map(this::said)
                        .toList(),
                file.wordings().stream()
                        .filter(wording -> wording.state().equals("sent"))
                        .map(this::wording)
                        .toList(),
                file.forwardings().stream().map(this::forwarding).toList(),
                file.deadlines(),
                file.timeline().stream()
                        .map(act -> new Act(
                                null,
                                act.at().truncatedTo(ChronoUnit.SECONDS),
                                act.act(),
                                act.label(),
                                officer(act.by())))
                        .toList(),
                file.diagram(),
                file.attachments().stream()
                        .map(one -> new Attached(null, null, one.type(), one.size(), null, null))
                        .toList(),
                List.of());
    }

    private Said said(Said said) {
        return new Said(
                said.kind(),
                said.label(),
                said.at(),
                officer(said.by()),
                said.isPublic(),
                said.takenBack() ? "[dihapus pelapor]" : text(said.text()),
                said.deletedAt(),
                List.of(),
                said.delivery());
    }

    private Wording wording(Wording wording) {
        return new Wording(
                wording.version(),
                wording.round(),
                wording.kind(),
                wording.target(),
                wording.state(),
                officer(wording.author()),
                wording.createdAt(),
                wording.channel(),
                wording.parts().stream()
                        .map(part -> new Part(
                                part.role(), part.role().equals("attachment") ? "[berkas]" : text(part.text())))
                        .toList(),
                null,
                wording.approvals().stream()
                        .map(one -> new Approval(officer(one.by()), one.at(), one.act(), null))
                        .toList());
    }

    private Forwarding forwarding(Forwarding one) {
        return new Forwarding(
                one.agency(),
                one.how(),
                one.state(),
                one.sentAt(),
                officer(one.by()),
                text(one.note()),
                one.dueAt(),
                text(one.answer()),
                one.answeredAt(),
                one.answeredBy() == null ? null : "instansi");
    }

    /** The citizen and the system are told by their role; everybody else gets a number. */
    private Officer officer(Officer officer) {
        if (officer == null || officer.username() == null) {
            return officer;
        }
        return numbers.computeIfAbsent(
                officer.username(), username -> new Officer(null, "Petugas " + (numbers.size() + 1)));
    }

    private String text(String text) {
        if (text == null) {
            return null;
        }
        String without = names.matcher(text).replaceAll(NAME);
        return LAST_DIGITS.matcher(masker.mask(without).text()).replaceAll("[NIK/KK]");
    }

    private static Pattern names(Citizen citizen, Set<String> officers) {
        Set<String> words = new LinkedHashSet<>(officers);
        Stream.of(citizen.name(), citizen.handle(), citizen.contact(), citizen.location())
                .filter(value -> value != null && !value.isBlank())
                .forEach(words::add);
        // people are called by one part of the name: "Bu Aminah"
        Stream.concat(officers.stream(), Stream.ofNullable(citizen.name()))
                .flatMap(name -> Stream.of(name.split("[\\s,.]+")))
                .forEach(words::add);
        String all = words.stream()
                .map(String::strip)
                .filter(word -> word.length() >= SHORTEST && !NO_NAMES.contains(word.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(
                all.isEmpty() ? "(?!)" : "(?<![\\p{L}\\p{N}])@?(?:" + all + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
