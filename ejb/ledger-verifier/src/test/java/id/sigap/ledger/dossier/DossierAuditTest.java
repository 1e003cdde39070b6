package id.sigap.ledger.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.format.LedgerKey;
import id.sigap.ledger.format.SigningKey;
import id.sigap.ledger.merkle.Frontier;
import id.sigap.ledger.merkle.Nodes;
import id.sigap.ledger.merkle.Proofs;
import id.sigap.ledger.verifier.Export;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DossierAuditTest {
    private static final String ORIGIN = "lapor.kota.example/ledger";
    private static final String TICKET = "SGP-2026-000001";
    private static final Instant AT = Instant.parse("2026-11-27T04:00:00Z");

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.parse(SigningKey.generate());
    private final List<EntryText> log = new ArrayList<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    @BeforeEach
    void aDossierOfThreeEntriesInALogOfSeven() {
        for (int n = 0; n < 6; n++) {
            log.add(entry(100 + n, "case.noted", n % 2 == 0 ? TICKET : "SGP-2026-000002", "{\"n\":" + n + "}"));
        }
        make("full", key, log.get(0), log.get(2), log.get(4));
    }

    @Test
    void findsAnUnchangedDossierIntactByAGivenKeyAndByItsOwn() throws Exception {
        DossierAudit.Intact intact = verify(key.publicKey());
        assertThat(intact.manifest().ticket()).isEqualTo(TICKET);
        assertThat(intact.manifest().entries()).isEqualTo(3);
        assertThat(intact.ownKey()).isFalse();
        assertThat(DossierAudit.verify(zip(), Set.of(), List.of()).ownKey()).isTrue();
    }

    @Test
    void findsAPublicDossierIntactByTheEntryOfItsManifestAlone() throws Exception {
        make("public", key);
        assertThat(files).doesNotContainKey(Names.HISTORY);
        assertThat(files.get(Names.PROOFS).lines()).hasSize(1);
        assertThat(verify(key.publicKey()).manifest().version()).isEqualTo("public");
    }

    @Test
    void refusesAPublicDossierThatWasChanged() {
        make("public", key);
        files.put("perkara.json", "{}\n");
        refused("changed", "perkara.json");
        files.put(Manifest.NAME, manifest("public", 0).text());
        refused("unbound", "106");
        make("public", key);
        files.put(Names.HISTORY, log.get(0).text() + "\n");
        refused("added", Names.HISTORY);
        files.remove(Names.HISTORY);
        files.put(Names.PROOFS, "");
        refused("unproved", "106");
    }

    @Test
    void refusesAFullDossierWithoutItsHistory() {
        files.remove(Names.HISTORY);
        refused("missing", Names.HISTORY);
        make("full", key);
        files.remove(Names.HISTORY);
        refused("missing", Names.HISTORY);
    }

    @Test
    void stopsWhereMoreIsUnpackedThanADossierHolds() throws Exception {
        files.put("lampiran/1-nol.bin", "\0".repeat(2_000_000));
        bind("full", key, log.get(0), log.get(2), log.get(4));
        Path bomb = zip();
        assertThat(Files.size(bomb)).isLessThan(10_000);
        assertThat(verify(key.publicKey()).manifest().files()).containsKey("lampiran/1-nol.bin");
        assertThatThrownBy(() -> DossierAudit.verify(bomb, Set.of(key.publicKey()), List.of(), 1_000_000))
                .isInstanceOfSatisfying(DossierFault.class, fault -> {
                    assertThat(fault.code()).isEqualTo("too-large");
                    assertThat(fault.indonesian()).contains("lampiran/1-nol.bin");
                });
    }

    @Test
    void unpacksNothingLargeForAManifestThatNobodySigned() throws Exception {
        files.put("lampiran/1-nol.bin", "\0".repeat(2_000_000));
        files.put(Manifest.NAME, manifest("full", 3).text());
        assertThatThrownBy(() -> DossierAudit.verify(zip(), Set.of(key.publicKey()), List.of(), 1_000_000))
                .isInstanceOfSatisfying(
                        DossierFault.class, fault -> assertThat(fault.code()).isEqualTo("unbound"));
    }

    @Test
    void refusesATextThatIsLongerThanAnyThatIsReadWhole() {
        files.put(Names.PROOFS, " ".repeat(16 * 1024 * 1024 + 1));
        refused("too-large", Names.PROOFS);
    }

    @Test
    void namesTheFileThatWasChanged() {
        files.put("perkara.json", "{\"tiket\":\"lain\"}\n");
        refused("changed", "perkara.json");
    }

    @Test
    void namesTheFileThatIsMissingAndTheOneThatWasAdded() {
        String json = files.remove("perkara.json");
        refused("missing", "perkara.json");
        files.put("perkara.json", json);
        files.put("lampiran/lain.txt", "x");
        refused("added", "lampiran/lain.txt");
    }

    @Test
    void refusesPathsThatLeadOut() {
        files.put("../luar.txt", "x");
        refused("added", "../luar.txt");
    }

    @Test
    void refusesAManifestThatTheLedgerDoesNotKnow() {
        files.put("perkara.json", "{}\n");
        Manifest other = manifest("full", 3);
        files.put(Manifest.NAME, other.text());
        refused("unbound", "106");
        // and where the entry is made to fit, it is not in the signed tree
        EntryText made = entry(106, Manifest.ACT, TICKET, data(other));
        files.put(Names.MADE, made.text() + "\n");
        refused("unproved", "106");
    }

    @Test
    void refusesAnEntryThatWasChangedEvenWhereTheManifestIsMadeAnew() {
        files.put(Names.HISTORY, files.get(Names.HISTORY).replace("{\\\"n\\\":2}", "{\\\"n\\\":9}"));
        refused("changed", Names.HISTORY);
    }

    @Test
    void refusesEntriesOfAnotherCaseAndOnesLeftOut() {
        make("full", key, log.get(0), log.get(1));
        refused("unreadable", "101");
        make("full", key, log.get(0));
        files.put(Manifest.NAME, manifest("full", 2).text());
        refused("unbound", "");
    }

    @Test
    void refusesAStrangersKeyAndAForgedHead() {
        assertThatThrownBy(() -> verify(SigningKey.parse(SigningKey.generate()).publicKey()))
                .isInstanceOfSatisfying(
                        DossierFault.class, fault -> assertThat(fault.code()).isEqualTo("unknown-key"));
        files.put(Names.CHECKPOINT, files.get(Names.CHECKPOINT).replace("time 2026", "time 2025"));
        refused("forged", "");
    }

    @Test
    void refusesWhatDoesNotAgreeWithAKeptHead() throws Exception {
        Checkpoint kept = Checkpoint.sign(ORIGIN, 7, new byte[32], AT, key);
        assertThatThrownBy(() -> DossierAudit.verify(zip(), Set.of(key.publicKey()), List.of(kept)))
                .isInstanceOfSatisfying(
                        DossierFault.class, fault -> assertThat(fault.code()).isEqualTo("rewritten"));
        Checkpoint same = Checkpoint.parse(files.get(Names.CHECKPOINT));
        assertThat(DossierAudit.verify(zip(), Set.of(key.publicKey()), List.of(same))
                        .agreed())
                .isEqualTo(1);
    }

    private void refused(String code, String named) {
        assertThatThrownBy(() -> verify(key.publicKey())).isInstanceOfSatisfying(DossierFault.class, fault -> {
            assertThat(fault.code()).as(fault.english()).isEqualTo(code);
            assertThat(fault.indonesian()).contains(named);
        });
    }

    private DossierAudit.Intact verify(LedgerKey given) throws IOException, DossierFault {
        return DossierAudit.verify(zip(), Set.of(given), List.of());
    }

    private void make(String version, SigningKey signer, EntryText... history) {
        files.clear();
        files.put("README.txt", "Berkas perkara\n");
        files.put("perkara.json", "{\"tiket\":\"" + TICKET + "\"}\n");
        if (version.equals("full")) {
            StringBuilder lines = new StringBuilder();
            for (EntryText entry : history) {
                lines.append(entry.text()).append('\n');
            }
            files.put(Names.HISTORY, lines.toString());
        }
        bind(version, signer, history);
    }

    /** The manifest of the files as they are now, its entry and the proofs. */
    private void bind(String version, SigningKey signer, EntryText... history) {
        Manifest manifest = manifest(version, history.length);
        EntryText made = entry(106, Manifest.ACT, TICKET, data(manifest));
        List<EntryText> all = new ArrayList<>(log);
        all.add(made);
        Frontier tree = new Frontier();
        all.forEach(entry -> tree.append(entry.hash()));
        Nodes nodes = (level, position) -> {
            Frontier part = new Frontier();
            for (long n = position << level; n < position + 1 << level; n++) {
                part.append(all.get((int) n).hash());
            }
            return part.root();
        };
        StringBuilder proofs = new StringBuilder();
        for (int n = version.equals("full") ? 0 : all.size() - 1; n < all.size(); n++) {
            proofs.append(new EntryProof(all.get(n).id(), n, Proofs.inclusion(nodes, n, all.size())).line())
                    .append('\n');
        }
        files.put(Manifest.NAME, manifest.text());
        files.put(Names.MADE, made.text() + "\n");
        files.put(Names.PROOFS, proofs.toString());
        files.put(
                Names.CHECKPOINT,
                Checkpoint.sign(ORIGIN, all.size(), tree.root(), AT, signer).text());
        files.put(Names.KEYS, Export.key(KeyChange.first(signer.publicKey())) + "\n");
        files.put(Names.PEM, signer.publicKey().pem());
    }

    private Manifest manifest(String version, long entries) {
        TreeMap<String, String> hashes = new TreeMap<>();
        files.forEach((name, content) -> {
            if (!Names.PROOF.contains(name)) {
                hashes.put(
                        name,
                        HexFormat.of()
                                .formatHex(id.sigap.ledger.merkle.Hashes.sha256()
                                        .digest(content.getBytes(StandardCharsets.UTF_8))));
            }
        });
        return new Manifest(version, TICKET, ORIGIN, AT, entries, hashes);
    }

    private static String data(Manifest manifest) {
        return "{\"manifest\":\"" + manifest.sha256() + "\",\"version\":\"" + manifest.version() + "\"}";
    }

    private static EntryText entry(long id, String act, String ticket, String data) {
        return new EntryText(id, AT, act, "operator1", Optional.of(ticket), data);
    }

    private Path zip() throws IOException {
        Path file = Files.createTempFile(folder, "dossier", ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
