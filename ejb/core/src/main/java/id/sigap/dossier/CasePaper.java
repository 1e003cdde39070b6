package id.sigap.dossier;

import id.sigap.dossier.CaseFile.Act;
import id.sigap.dossier.CaseFile.Approval;
import id.sigap.dossier.CaseFile.Attached;
import id.sigap.dossier.CaseFile.Clock;
import id.sigap.dossier.CaseFile.Facts;
import id.sigap.dossier.CaseFile.Forwarding;
import id.sigap.dossier.CaseFile.Officer;
import id.sigap.dossier.CaseFile.Part;
import id.sigap.dossier.CaseFile.Said;
import id.sigap.dossier.CaseFile.Word;
import id.sigap.dossier.CaseFile.Wording;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A case on paper: what it is about, its way through the diagram, what was said, who decided, and when. */
final class CasePaper {
    private static final Map<String, String> STATES = Map.of(
            "met", "terpenuhi",
            "missed", "terlewat",
            "running", "berjalan",
            "paused", "berhenti sementara",
            "open", "menunggu jawaban",
            "answered", "dijawab",
            "bounced", "dikembalikan",
            "withdrawn", "ditarik");
    private static final Map<String, String> ACTS =
            Map.of("approve", "disetujui", "confirm", "disahkan", "return", "dikembalikan", "reject", "ditolak");
    private static final Map<String, String> WORDINGS = Map.of(
            "draft", "konsep",
            "submitted", "diajukan",
            "approved", "disetujui",
            "returned", "dikembalikan",
            "rejected", "ditolak",
            "void", "tidak berlaku",
            "sent", "terkirim");
    private static final Map<String, String> KINDS = Map.of(
            "answer", "Jawaban", "question", "Pertanyaan", "correction", "Ralat", "follow-up", "Jawaban susulan");

    private final CaseFile file;
    private final Paper paper;
    private final DateTimeFormatter moments;

    private CasePaper(CaseFile file, Paper paper, ZoneId zone) {
        this.file = file;
        this.paper = paper;
        moments = DateTimeFormatter.ofPattern("d MMM yyyy HH.mm.ss", Locale.forLanguageTag("id-ID"))
                .withZone(zone);
    }

    static void write(CaseFile file, Optional<Drawing> drawing, ZoneId zone, OutputStream out) throws IOException {
        boolean full = file.version().equals(CaseFile.FULL);
        String foot = file.ticket() + ", " + (full ? "versi lengkap" : "versi publik") + ", " + file.office();
        try (Paper paper = new Paper("Berkas perkara " + file.ticket(), foot, Paper.calendar(file.madeAt()))) {
            new CasePaper(file, paper, zone).write(drawing);
            paper.save(out);
        }
    }

    private void write(Optional<Drawing> drawing) throws IOException {
        boolean full = file.version().equals(CaseFile.FULL);
        paper.title("Berkas perkara " + file.ticket());
        paper.note(file.office() + ". Dibuat " + at(file.madeAt()) + " " + file.zone() + "; semua waktu dalam "
                + file.zone() + ".");
        paper.note(
                full
                        ? "Versi lengkap, memuat data pribadi. Isi yang mengikat ada di perkara.json; berkas ini mencetaknya."
                        : "Versi publik: nama dan data pribadi dihitamkan; catatan internal, konsep yang tidak dikirim, dan lampiran tidak disertakan.");
        facts();
        conversation();
        wordings();
        forwardings();
        deadlines();
        timeline();
        attachments();
        if (drawing.isPresent()) {
            paper.diagram(
                    drawing.get(),
                    file.diagram(),
                    "Alur perkara " + file.ticket() + ", rilis "
                            + file.diagram().release(),
                    "Hijau: sudah dilalui. Jingga: sedang menunggu di sini. Kelabu: tidak dilalui.");
        }
    }

    private void facts() throws IOException {
        Facts facts = file.facts();
        paper.heading("Pokok perkara");
        paper.fact("Keadaan", facts.state());
        paper.fact("Hasil", label(facts.outcome()));
        paper.fact("Kanal", facts.channel());
        paper.fact("Diterima", at(facts.receivedAt()));
        paper.fact("Dijawab", at(facts.answeredAt()));
        paper.fact("Ditutup", at(facts.closedAt()));
        paper.fact("Kategori", label(facts.category()));
        paper.fact("Topik", label(facts.topic()));
        paper.fact("Instansi", label(facts.agency()));
        paper.fact("Urgensi", label(facts.urgency()));
        paper.fact("Tanda", marks(facts));
        paper.fact("Putaran", String.valueOf(facts.rounds()));
        paper.fact("Nilai pelapor", facts.rating() == null ? null : facts.rating() + " dari 5");
        paper.fact("Digabung ke", facts.mergedInto());
        paper.fact("Digabung ke sini", String.join(", ", file.merged()));
        paper.gap();
        paper.fact("Pelapor", file.citizen().name());
        paper.fact("Akun", file.citizen().handle());
        paper.fact("Kontak", file.citizen().contact());
        paper.fact("Lokasi", file.citizen().location());
    }

    private String marks(Facts facts) {
        StringBuilder marks = new StringBuilder();
        add(marks, facts.emergency(), "darurat");
        add(marks, facts.restricted(), "terbatas");
        add(marks, file.citizen().anonymous(), "pelapor anonim");
        add(marks, file.citizen().secret(), "rahasia");
        return marks.toString();
    }

    private static void add(StringBuilder marks, boolean is, String mark) {
        if (is) {
            marks.append(marks.length() > 0 ? ", " : "").append(mark);
        }
    }

    private void conversation() throws IOException {
        paper.heading("Percakapan");
        for (Said said : file.conversation()) {
            paper.subject(at(said.at()) + "  " + said.label() + name(", ", said.by())
                    + (said.isPublic() ? ", terbuka" : "")
                    + (said.delivery() == null ? "" : ", " + said.delivery().toLowerCase(Locale.ROOT))
                    + (said.deletedAt() == null
                            ? ""
                            : (said.takenBack() ? ", dihapus pelapor " : ", dihapus di platform ")
                                    + at(said.deletedAt())));
            paper.quoted(said.text());
            for (CaseFile.Earlier earlier : said.earlier()) {
                paper.note("Semula, " + at(earlier.at()) + ":");
                paper.quoted(earlier.text());
            }
        }
    }

    private void wordings() throws IOException {
        if (file.wordings().isEmpty()) {
            return;
        }
        paper.heading("Redaksi dan persetujuan");
        for (Wording wording : file.wordings()) {
            paper.subject(KINDS.getOrDefault(wording.kind(), wording.kind()) + ", versi " + wording.version()
                    + ", putaran " + wording.round() + ", "
                    + WORDINGS.getOrDefault(wording.state(), wording.state()) + ", ditulis"
                    + name(" ", wording.author())
                    + " " + at(wording.createdAt()));
            for (Part part : wording.parts()) {
                paper.quoted(part.role().equals("attachment") ? "Lampiran: " + part.text() : part.text());
            }
            for (Approval approval : wording.approvals()) {
                paper.note(ACTS.getOrDefault(approval.act(), approval.act()) + name(" ", approval.by()) + " "
                        + at(approval.at())
                        + (approval.note() == null ? "" : ": " + approval.note()));
            }
            if (wording.sha256() != null) {
                paper.note("SHA-256 " + wording.sha256());
            }
        }
    }

    private void forwardings() throws IOException {
        if (file.forwardings().isEmpty()) {
            return;
        }
        paper.heading("Penerusan ke instansi");
        for (Forwarding one : file.forwardings()) {
            paper.subject(label(one.agency()) + ", " + STATES.getOrDefault(one.state(), one.state()));
            paper.fact("Diteruskan", at(one.sentAt()) + name(" oleh ", one.by()));
            paper.fact("Tenggat", at(one.dueAt()));
            paper.fact("Pesan", one.note());
            paper.fact("Dijawab", at(one.answeredAt()) + (one.answeredBy() == null ? "" : ", " + one.answeredBy()));
            paper.fact("Jawaban", one.answer());
        }
    }

    private void deadlines() throws IOException {
        if (file.deadlines().isEmpty()) {
            return;
        }
        paper.heading("Tenggat");
        for (Clock clock : file.deadlines()) {
            paper.subject(
                    clock.label() + " (" + clock.rule() + "): " + STATES.getOrDefault(clock.state(), clock.state()));
            paper.fact("Berjalan sejak", at(clock.startedAt()));
            paper.fact("Jatuh tempo", at(clock.dueAt()));
            paper.fact("Dasar", clock.source());
        }
    }

    private void timeline() throws IOException {
        paper.heading("Riwayat");
        boolean full = file.version().equals(CaseFile.FULL);
        paper.note(
                full
                        ? "Entri jejak audit perkara ini; nomornya ada di jejak.ndjson, buktinya di proof/."
                        : "Dari jejak audit perkara ini; entrinya tidak disertakan karena menyebut nama petugas.");
        for (Act act : file.timeline()) {
            paper.fact(at(act.at()), act.label() + name(", ", act.by()) + (full ? "  #" + act.entry() : ""));
        }
    }

    private void attachments() throws IOException {
        if (file.attachments().isEmpty()) {
            return;
        }
        paper.heading("Lampiran");
        for (Attached one : file.attachments()) {
            paper.subject(one.name() == null ? "[berkas]" : one.name());
            paper.fact("Jenis, ukuran", one.type() + ", " + one.size() + " bita");
            paper.fact("Dalam berkas ini", one.path() == null ? "tidak disertakan" : one.path());
            paper.fact("SHA-256", one.sha256());
        }
    }

    private static String name(String before, Officer officer) {
        return officer == null ? "" : before + officer.name();
    }

    private static String label(Word word) {
        return word == null ? null : word.label();
    }

    private String at(Instant instant) {
        return instant == null ? "" : moments.format(instant);
    }
}
