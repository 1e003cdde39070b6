package id.sigap.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.sigap.foundation.Json;
import id.sigap.foundation.Offices;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.ledger.Ledger;
import id.sigap.ledger.dossier.EntryProof;
import id.sigap.ledger.dossier.Manifest;
import id.sigap.ledger.dossier.Names;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.seal.EntryProofs;
import id.sigap.ledger.seal.EntryProofs.Proved;
import id.sigap.ledger.verifier.Export;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes a dossier: writes its files, records the manifest's hash in the ledger, waits until a signed head covers that entry and
 * every entry that goes in (the sealer signs at once for it), and adds the proofs. No transaction is open while it writes or waits.
 */
@ApplicationScoped
public class Dossiers {
    /** Bytes of all files of a case in one dossier; what is beyond is named with its hash, and left out. */
    public static final long MOST_BYTES = 250L * 1024 * 1024;

    /** The act of the entry that says who asked for a public version: what is published names nobody. */
    private static final String ASKED = "dossier.asked";

    private static final Duration SEALED_WITHIN = Duration.ofSeconds(30);

    @Inject
    EntryProofs proofs;

    @Inject
    Ledger ledger;

    @Inject
    Offices offices;

    @Inject
    UnitOfWork work;

    /** They hold a file each and read attachments into memory: two at a time. */
    private final Semaphore places = new Semaphore(2);

    /**
     * What goes in.
     *
     * @param entries  of the case, the earliest first; none for a public version, because they name officers, and so does the hash
     *     of one to whoever tries every officer
     * @param diagram  the file of the diagram that the case runs on, where it is known
     * @param contents bytes of an attachment by its id
     */
    public record Material(
            CaseFile file, List<EntryText> entries, Optional<byte[]> diagram, Function<UUID, byte[]> contents) {}

    /**
     * @param person who asked
     * @return a temporary file, which the caller deletes
     * @throws Refusal {@code not-signed} where nothing was ever signed, {@code seal-late} where the sealer does not come, {@code
     *     busy} where others are made
     */
    public Path make(Material material, String person) {
        if (!places.tryAcquire()) {
            throw Refusal.of(
                    Refusal.Kind.UNAVAILABLE, "busy", "Dua berkas perkara sedang dibuat; coba lagi sebentar lagi.");
        }
        try {
            String origin = proofs.origin();
            Path made = DossierFolder.newFile();
            boolean whole = false;
            try {
                write(material, origin, person, made);
                whole = true;
                return made;
            } finally {
                if (!whole) {
                    Files.deleteIfExists(made);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The dossier was not written.", e);
        } finally {
            places.release();
        }
    }

    private void write(Material material, String origin, String person, Path made) throws IOException {
        try (DossierZip zip = new DossierZip(made, material.file().madeAt())) {
            CaseFile file = material.file().with(attachments(zip, material));
            boolean full = file.version().equals(CaseFile.FULL);
            zip.add("README.txt", Readme.of(file, origin, offices.moment(file.madeAt())));
            zip.add("perkara.json", json(file));
            Optional<Drawing> drawing = material.diagram().map(Drawing::read);
            zip.add("perkara.pdf", out -> CasePaper.write(file, drawing, offices.zone(), out));
            if (full) {
                zip.add(Names.HISTORY, lines(material.entries(), EntryText::text));
            }
            Manifest manifest = zip.manifest(
                    file.version(),
                    file.ticket(),
                    origin,
                    file.madeAt(),
                    material.entries().size());
            zip.prove(Manifest.NAME, manifest.text());
            prove(zip, material, manifest, person);
        }
    }

    /** Reads one file at a time and tells its hash, also of what is too much to go in. */
    private static List<CaseFile.Attached> attachments(DossierZip zip, Material material) throws IOException {
        List<CaseFile.Attached> found = new ArrayList<>();
        for (CaseFile.Attached one : material.file().attachments()) {
            if (one.id() == null) {
                found.add(one);
                continue;
            }
            byte[] content = material.contents().apply(UUID.fromString(one.id()));
            if (one.path() != null) {
                zip.add(one.path(), out -> out.write(content));
            }
            found.add(one.hashed(DossierZip.sha256(content)));
        }
        return found;
    }

    private void prove(DossierZip zip, Material material, Manifest manifest, String person) throws IOException {
        long entry = work.call(() -> record(manifest, person));
        List<Long> all =
                new ArrayList<>(material.entries().stream().map(EntryText::id).toList());
        all.add(entry);
        Proved proved = sealed(all);
        zip.prove(Names.MADE, proofs.text(entry) + "\n");
        zip.prove(Names.PROOFS, lines(proved.proofs(), EntryProof::line));
        zip.prove(Names.CHECKPOINT, proved.head().text());
        zip.prove(Names.KEYS, lines(proved.keys(), Export::key));
        zip.prove(
                Names.PEM,
                proved.keys().stream().map(KeyChange::key).map(key -> key.pem()).collect(Collectors.joining()));
    }

    private long record(Manifest manifest, String person) {
        boolean full = manifest.version().equals(CaseFile.FULL);
        if (!full) {
            // before the other, whose proof likely has this one's hash as its neighbour: the salt keeps that from being
            // guessed
            byte[] salt = new byte[16];
            new SecureRandom().nextBytes(salt);
            ledger.record(
                    ASKED,
                    person,
                    manifest.ticket(),
                    Map.of(
                            "manifest", manifest.sha256(),
                            "version", manifest.version(),
                            "salt", HexFormat.of().formatHex(salt)));
        }
        return ledger.record(
                Manifest.ACT,
                full ? person : Ledger.SYSTEM,
                manifest.ticket(),
                Map.of(
                        "manifest", manifest.sha256(),
                        "version", manifest.version(),
                        "files", manifest.files().size(),
                        "entries", manifest.entries()));
    }

    private static <T> String lines(List<T> items, Function<T, String> line) {
        return items.stream().map(item -> line.apply(item) + "\n").collect(Collectors.joining());
    }

    private Proved sealed(List<Long> entries) {
        long end = System.nanoTime() + SEALED_WITHIN.toNanos();
        long last = entries.get(entries.size() - 1);
        while (System.nanoTime() < end) {
            // the newest entry first: as long as it is not covered, nothing else needs to be looked up
            if (proofs.of(List.of(last)).isPresent()) {
                Optional<Proved> proved = proofs.of(entries);
                if (proved.isPresent()) {
                    return proved.get();
                }
            }
            pause();
        }
        throw Refusal.of(
                Refusal.Kind.UNAVAILABLE,
                "seal-late",
                "Jejak audit belum menyegel pembuatan berkas ini dalam " + SEALED_WITHIN.toSeconds()
                        + " detik; lihat Keutuhan, lalu coba lagi.");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for the seal.", e);
        }
    }

    private static String json(CaseFile file) {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The case cannot be written as JSON.", e);
        }
    }
}
