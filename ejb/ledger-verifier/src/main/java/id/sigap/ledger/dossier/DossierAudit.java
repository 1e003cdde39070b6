package id.sigap.ledger.dossier;

import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.JsonText;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.format.LedgerKey;
import id.sigap.ledger.format.MalformedText;
import id.sigap.ledger.merkle.Hashes;
import id.sigap.ledger.verifier.Export;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Checks a dossier without server or network: every file against the manifest, the manifest against the entry that has its
 * hash, every entry of the case against the signed head.
 */
public final class DossierAudit {
    /** Bytes of all that is unpacked, four times the attachments that a dossier takes. */
    private static final long MOST_BYTES = 1L << 30;
    /** Bytes of a file that is read whole. */
    private static final int LONGEST_TEXT = 16 * 1024 * 1024;

    private final ZipFile zip;
    private final Map<String, ZipEntry> files = new LinkedHashMap<>();
    private long left;

    private DossierAudit(ZipFile zip, long mostBytes) {
        this.zip = zip;
        left = mostBytes;
    }

    /**
     * An unchanged dossier.
     *
     * @param key     that signed the head
     * @param ownKey  whether no key was given and the dossier's own was believed
     * @param agreed  how many kept checkpoints are of the same size, and so could be compared
     */
    public record Intact(Manifest manifest, Checkpoint head, LedgerKey key, boolean ownKey, long agreed) {}

    /**
     * @param given keys that the caller trusts; empty: those in the dossier itself, which then proves only that it fits itself
     * @param heads checkpoints that the caller kept, of any size
     * @throws DossierFault where it is not what was made
     */
    public static Intact verify(Path file, Set<LedgerKey> given, List<Checkpoint> heads)
            throws IOException, DossierFault {
        return verify(file, given, heads, MOST_BYTES);
    }

    /** @param mostBytes that may be unpacked */
    static Intact verify(Path file, Set<LedgerKey> given, List<Checkpoint> heads, long mostBytes)
            throws IOException, DossierFault {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new DossierAudit(zip, mostBytes).verify(given, heads);
        } catch (MalformedText e) {
            throw new DossierFault(
                    "unreadable",
                    "Isi dossier tidak terbaca seperti ditulis Sigap: " + e.getMessage(),
                    "the dossier is not written as Sigap writes it: " + e.getMessage());
        }
    }

    private Intact verify(Set<LedgerKey> given, List<Checkpoint> heads) throws IOException, DossierFault {
        list();
        Manifest manifest = Manifest.parse(text(Manifest.NAME));
        Checkpoint head = Checkpoint.parse(text(Names.CHECKPOINT));
        List<KeyChange> changes = keys();
        LedgerKey key = signer(head, given, changes);
        long agreed = 0;
        for (Checkpoint kept : heads) {
            agreed += agrees(kept, head) ? 1 : 0;
        }
        Map<Long, EntryProof> proofs = proofs();
        EntryText made = made(manifest, head);
        requireProof(proofs, made.id(), made.hash(), head);
        // only now that the manifest is known to be the one that was signed for, what may be large
        compare(manifest);
        history(manifest, proofs, head);
        return new Intact(manifest, head, key, given.isEmpty(), agreed);
    }

    private void list() throws DossierFault {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (!Manifest.isPath(entry.getName()) || files.put(entry.getName(), entry) != null) {
                throw added(entry.getName());
            }
        }
    }

    private void compare(Manifest manifest) throws IOException, DossierFault {
        for (Map.Entry<String, String> file : manifest.files().entrySet()) {
            if (!sha256(file.getKey()).equals(file.getValue())) {
                throw new DossierFault(
                        "changed",
                        "Berkas " + file.getKey() + " bukan yang dibuat: sidik jarinya lain dari yang di manifest.",
                        "file " + file.getKey() + " was changed: its hash is not the manifest's");
            }
        }
        for (String name : files.keySet()) {
            if (!Names.PROOF.contains(name) && !manifest.files().containsKey(name)) {
                throw added(name);
            }
        }
    }

    private static DossierFault added(String name) {
        return new DossierFault(
                "added",
                "Berkas " + name + " tidak ada di manifest, atau ada dua kali.",
                "file " + name + " is not in the manifest, or stands twice");
    }

    /** The entry that the server wrote into the ledger when it made this dossier. */
    private EntryText made(Manifest manifest, Checkpoint head) throws IOException, DossierFault {
        EntryText made = EntryText.parse(text(Names.MADE).strip());
        Map<String, Object> data = JsonText.object(made.data());
        if (!made.act().equals(Manifest.ACT)
                || !made.ticket().orElse("").equals(manifest.ticket())
                || !manifest.origin().equals(head.origin())
                || !manifest.version().equals(data.get("version"))
                || !manifest.sha256().equals(data.get("manifest"))) {
            throw new DossierFault(
                    "unbound",
                    "Manifest ini bukan yang dicatat jejak audit: entri " + made.id() + " menyebut sidik jari lain.",
                    "the manifest is not the one that the ledger recorded: entry " + made.id() + " has another hash");
        }
        return made;
    }

    private void history(Manifest manifest, Map<Long, EntryProof> proofs, Checkpoint head)
            throws IOException, DossierFault {
        long entries = 0;
        for (String line : manifest.isPublic() ? List.<String>of() : lines(Names.HISTORY)) {
            EntryText entry = EntryText.parse(line);
            if (!entry.ticket().orElse("").equals(manifest.ticket())) {
                throw new MalformedText("Entry " + entry.id() + " belongs to another case.");
            }
            requireProof(proofs, entry.id(), entry.hash(), head);
            entries++;
        }
        if (entries != manifest.entries()) {
            throw new DossierFault(
                    "missing",
                    "Jejak berisi " + entries + " entri; manifest menyebut " + manifest.entries() + ".",
                    "the history has " + entries + " entries; the manifest says " + manifest.entries());
        }
    }

    private static void requireProof(Map<Long, EntryProof> proofs, long id, byte[] hash, Checkpoint head)
            throws DossierFault {
        EntryProof proof = proofs.get(id);
        if (proof == null || !proof.proves(hash, head)) {
            throw new DossierFault(
                    "unproved",
                    "Entri " + id + " tidak terbukti ada dalam jejak yang ditandatangani.",
                    "entry " + id + " is not proved to be in the signed ledger");
        }
    }

    private LedgerKey signer(Checkpoint head, Set<LedgerKey> given, List<KeyChange> changes) throws DossierFault {
        Set<LedgerKey> believed = given.isEmpty()
                ? changes.stream().map(KeyChange::key).collect(java.util.stream.Collectors.toSet())
                : KeyChange.trusted(head.origin(), given, changes);
        List<LedgerKey> named = believed.stream()
                .filter(key -> key.id(head.origin()).equals(head.keyId()))
                .toList();
        if (named.isEmpty()) {
            throw new DossierFault(
                    "unknown-key",
                    "Titik periksa ditandatangani kunci " + head.keyId() + ", yang tidak Anda percayai.",
                    "the checkpoint is signed by key " + head.keyId() + ", which you do not trust");
        }
        return named.stream()
                .filter(head::isSignedBy)
                .findFirst()
                .orElseThrow(() -> new DossierFault(
                        "forged", "Tanda tangan titik periksa tidak sah.", "the signature of the checkpoint is wrong"));
    }

    /** A kept head of the same size must be the same; of others only an export of the ledger can tell. */
    private static boolean agrees(Checkpoint kept, Checkpoint head) throws DossierFault {
        if (!kept.origin().equals(head.origin()) || kept.size() != head.size()) {
            return false;
        }
        if (!kept.root().equals(head.root())) {
            throw new DossierFault(
                    "rewritten",
                    "Titik periksa yang Anda simpan, ukuran " + kept.size() + ", berakar lain.",
                    "the checkpoint that you kept, of size " + kept.size() + ", has another root");
        }
        return true;
    }

    private List<KeyChange> keys() throws IOException, DossierFault {
        List<KeyChange> changes = new ArrayList<>();
        for (String line : lines(Names.KEYS)) {
            changes.add(Export.keyOf(line));
        }
        return changes;
    }

    private Map<Long, EntryProof> proofs() throws IOException, DossierFault {
        Map<Long, EntryProof> proofs = new HashMap<>();
        for (String line : lines(Names.PROOFS)) {
            EntryProof proof = EntryProof.parse(line);
            proofs.put(proof.id(), proof);
        }
        return proofs;
    }

    private List<String> lines(String name) throws IOException, DossierFault {
        return text(name).lines().filter(line -> !line.isBlank()).toList();
    }

    private String text(String name) throws IOException, DossierFault {
        try (InputStream content = open(name)) {
            byte[] bytes = content.readNBytes((int) Math.min(LONGEST_TEXT, left) + 1);
            if (bytes.length > LONGEST_TEXT) {
                throw tooLarge(name);
            }
            count(name, bytes.length);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private String sha256(String name) throws IOException, DossierFault {
        MessageDigest digest = Hashes.sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream content = open(name)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                count(name, read);
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What the ZIP says of its sizes is not believed. */
    private void count(String name, long bytes) throws DossierFault {
        left -= bytes;
        if (left < 0) {
            throw tooLarge(name);
        }
    }

    private static DossierFault tooLarge(String name) {
        return new DossierFault(
                "too-large",
                "Isi dossier lebih besar daripada yang pernah dibuat Sigap; pemeriksaan berhenti di " + name + ".",
                "the dossier holds more than Sigap ever writes; stopped at " + name);
    }

    private InputStream open(String name) throws IOException, DossierFault {
        ZipEntry entry = files.get(name);
        if (entry == null) {
            throw new DossierFault("missing", "Berkas " + name + " tidak ada.", "file " + name + " is not there");
        }
        return zip.getInputStream(entry);
    }
}
