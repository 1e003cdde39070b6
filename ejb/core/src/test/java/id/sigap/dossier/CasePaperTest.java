package id.sigap.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.dossier.CaseFile.Act;
import id.sigap.dossier.CaseFile.Approval;
import id.sigap.dossier.CaseFile.Attached;
import id.sigap.dossier.CaseFile.Citizen;
import id.sigap.dossier.CaseFile.Clock;
import id.sigap.dossier.CaseFile.Facts;
import id.sigap.dossier.CaseFile.Forwarding;
import id.sigap.dossier.CaseFile.Officer;
import id.sigap.dossier.CaseFile.Part;
import id.sigap.dossier.CaseFile.Place;
import id.sigap.dossier.CaseFile.Said;
import id.sigap.dossier.CaseFile.Word;
import id.sigap.dossier.CaseFile.Wording;
import id.sigap.foundation.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class CasePaperTest {
    private static final Instant AT = Instant.parse("2026-11-27T03:00:00Z");
    private static final Officer RINA = new Officer("operator1", "Rina Wijaya");

    @Test
    void printsEverythingWithTheDiagramAsShapesAndAnEmbeddedFont() throws IOException {
        Drawing drawing = Drawing.read(diagram());
        assertThat(drawing.shapes()).hasSizeGreaterThan(10);
        assertThat(drawing.lines()).hasSizeGreaterThan(10);

        byte[] pdf = pdf(file(), Optional.of(drawing));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains(
                            "Berkas perkara SGP-2026-000001", "Siti Aminah", "0812-3456-7890", "Rina Wijaya", "Tenggat")
                    .contains("LOC-FIRST", "Aduan diterima", "foto.jpg", "halaman 1 dari", "27 Nov 2026 11.00.00");
            drawing.shapes().stream()
                    .filter(shape -> !shape.name().isBlank())
                    .map(shape -> shape.name().split(" ")[0])
                    .forEach(word -> assertThat(text).contains(word));
            for (PDPage page : document.getPages()) {
                assertThat(page.getResources().getXObjectNames()).isEmpty();
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void writesWhateverSomebodyTyped() throws IOException {
        String hostile = "\u202eterbalik \u0000 \ud83d\ude00 \u0628\u0633\u0645 \ud800 \t" + "x".repeat(5_000) + "\n\n"
                + "baris\n".repeat(400);
        byte[] pdf = pdf(saying(said("citizen", hostile, null)), Optional.empty());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(5);
            assertThat(new PDFTextStripper().getText(document)).contains("terbalik");
        }
    }

    @Test
    void tellsWhatTheCitizenTookBackFromWhatWasDeletedOfTheOffices() throws IOException {
        CaseFile file = saying(said("citizen", "air mati", AT), said("office", "Sudah kami perbaiki.", AT));
        CaseFile blackened = Blackening.of(file, Set.of());

        try (PDDocument document = Loader.loadPDF(pdf(file, Optional.empty()))) {
            assertThat(new PDFTextStripper().getText(document))
                    .containsOnlyOnce("dihapus pelapor")
                    .containsOnlyOnce("dihapus di platform")
                    .contains("air mati", "Sudah kami perbaiki.");
        }
        assertThat(blackened.conversation())
                .extracting(Said::text)
                .containsExactly("[dihapus pelapor]", "Sudah kami perbaiki.");
    }

    @Test
    void blackensEveryNameInThePublicVersion() throws IOException {
        CaseFile blackened = Blackening.of(file(), Set.of("operator1", "Rina Wijaya", "approver1", "Dewi Lestari"));
        String json = Json.write(blackened);
        try (PDDocument document = Loader.loadPDF(pdf(blackened, Optional.empty()))) {
            String all = json + new PDFTextStripper().getText(document);
            assertThat(all)
                    .doesNotContainIgnoringCase("siti")
                    .doesNotContainIgnoringCase("aminah")
                    .doesNotContain("0812", "7890", "6471", "0003", "siti@", "operator1", "Rina", "approver1", "Dewi")
                    .doesNotContain("hanya internal", "foto.jpg", "konsep lain", "Jl. Mawar");
            assertThat(all).contains("Petugas 1", "Petugas 2", "[nama]", "[telepon]", "[NIK/KK]", "air mati");
        }
        assertThat(blackened.timeline())
                .allSatisfy(act -> assertThat(act.entry()).isNull());
        assertThat(json).doesNotContain("\"entry\"");
        assertThat(blackened.attachments()).singleElement().satisfies(one -> {
            assertThat(one.name()).isNull();
            assertThat(one.sha256()).isNull();
        });
        assertThat(blackened.wordings()).singleElement().satisfies(one -> {
            assertThat(one.sha256()).isNull();
            assertThat(one.author()).isEqualTo(blackened.timeline().get(1).by());
        });
    }

    private static Said said(String kind, String text, Instant deletedAt) {
        return new Said(kind, "Pelapor", AT, null, false, text, deletedAt, List.of(), null);
    }

    private static CaseFile saying(Said... conversation) {
        CaseFile file = file();
        return new CaseFile(
                file.version(),
                file.office(),
                file.zone(),
                file.madeAt(),
                file.ticket(),
                file.facts(),
                file.citizen(),
                List.of(conversation),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                file.diagram(),
                List.of(),
                List.of());
    }

    private static byte[] pdf(CaseFile file, Optional<Drawing> drawing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CasePaper.write(file, drawing, ZoneId.of("Asia/Makassar"), out);
        Files.write(
                Path.of("target", "perkara-" + file.version() + (drawing.isPresent() ? "-diagram" : "") + ".pdf"),
                out.toByteArray());
        return out.toByteArray();
    }

    private static byte[] diagram() throws IOException {
        try (InputStream file = CasePaperTest.class.getResourceAsStream("/id/sigap/bpmn/ComplaintProcess.bpmn")) {
            return file.readAllBytes();
        }
    }

    private static CaseFile file() {
        return new CaseFile(
                CaseFile.FULL,
                "Pemerintah Kota Balikpapan (contoh)",
                "WITA",
                AT,
                "SGP-2026-000001",
                new Facts(
                        "Formulir",
                        AT,
                        AT,
                        null,
                        "Sudah dijawab",
                        new Word("PENGADUAN_TBP", "Pengaduan"),
                        new Word("AIR", "Air bersih"),
                        new Word("PTMB", "Perumda Tirta Manuntung"),
                        new Word("TINGGI", "Tinggi"),
                        false,
                        false,
                        null,
                        1,
                        5,
                        null),
                new Citizen("Siti Aminah", "@siti_a", "siti@contoh.id", "Jl. Mawar 5", false, false),
                List.of(
                        new Said(
                                "citizen",
                                "Pelapor",
                                AT,
                                null,
                                false,
                                "Saya SITI AMINAH, NIK 6471000000000003, air mati di rumah. Hubungi 0812-3456-7890.",
                                null,
                                List.of(new CaseFile.Earlier(AT, "Saya Siti")),
                                null),
                        new Said("note", "Catatan internal", AT, RINA, false, "hanya internal", null, List.of(), null),
                        new Said(
                                "office",
                                "Kantor",
                                AT,
                                RINA,
                                false,
                                "Yth. Ibu Aminah, petugas kami Rina Wijaya akan datang.",
                                null,
                                List.of(),
                                "Terkirim")),
                List.of(
                        wording(1, "draft", "konsep lain"),
                        wording(2, "sent", "Yth. Ibu Aminah, petugas kami akan datang.")),
                List.of(new Forwarding(
                        new Word("PTMB", "Perumda Tirta Manuntung"),
                        "in-app",
                        "answered",
                        AT,
                        RINA,
                        "Mohon tangani rumah Bu Siti",
                        AT,
                        "Sudah, 0812-3456-7890 dihubungi Bu Rina",
                        AT,
                        "agency-ptmb")),
                List.of(new Clock("LOC-FIRST", "Tanggapan pertama", "Kebijakan kantor", AT, AT, "met")),
                List.of(
                        new Act(1L, AT, "complaint.received", "Aduan diterima", new Officer(null, "Pelapor")),
                        new Act(2L, AT, "case.claimed", "Diambil", RINA)),
                new Place(1, List.of("Event_ComplaintReceived", "Phase_Triage"), List.of("Phase_Coordination")),
                List.of(new Attached("a", "foto.jpg", "image/jpeg", 12, "ab", "lampiran/1-foto.jpg")),
                List.of());
    }

    private static Wording wording(int version, String state, String text) {
        return new Wording(
                version,
                1,
                "answer",
                "private",
                state,
                RINA,
                AT,
                "web",
                List.of(new Part("body", text)),
                "ab".repeat(32),
                List.of(new Approval(new Officer("approver1", "Dewi Lestari"), AT, "approve", null)));
    }
}
