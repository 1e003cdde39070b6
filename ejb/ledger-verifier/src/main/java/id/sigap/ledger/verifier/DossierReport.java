package id.sigap.ledger.verifier;

import id.sigap.ledger.dossier.DossierAudit;
import id.sigap.ledger.dossier.DossierFault;
import id.sigap.ledger.dossier.Manifest;
import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.LedgerKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Tells a person what came out for a dossier. */
final class DossierReport {
    private DossierReport() {}

    /** @return the exit code */
    static int tell(Path file, Set<LedgerKey> keys, List<Checkpoint> heads, PrintStream out) throws IOException {
        try {
            intact(DossierAudit.verify(file, keys, heads), heads, out);
            return Main.INTACT;
        } catch (DossierFault e) {
            out.println("TIDAK UTUH / NOT INTACT [" + e.code() + "]");
            out.println("  " + e.indonesian());
            out.println("  " + e.english());
            return Main.NOT_INTACT;
        }
    }

    private static void intact(DossierAudit.Intact dossier, List<Checkpoint> heads, PrintStream out) {
        Manifest manifest = dossier.manifest();
        out.println("UTUH / INTACT");
        out.println("  Dossier " + manifest.ticket() + ", "
                + (manifest.version().equals("public") ? "versi publik / public version" : "lengkap / full") + ", "
                + manifest.madeAt());
        out.println("  " + manifest.files().size() + " berkas / files, " + manifest.entries()
                + " entri jejak / ledger entries");
        out.println(
                "  Jejak / ledger: " + manifest.origin() + ", " + dossier.head().size() + " entri / entries, "
                        + "ditandatangani / signed " + dossier.head().at());
        if (dossier.ownKey()) {
            out.println(
                    "  Tanpa --key, dipakai kunci di dalam dossier: "
                            + dossier.head().keyId()
                            + ". Cocokkan dengan kunci yang diumumkan kantor; siapa pun dapat membuat dossier dengan kunci sendiri.");
            out.println(
                    "  Without --key the key inside the dossier was believed: "
                            + dossier.head().keyId()
                            + ". Compare it with the one that the office publishes; anybody can make a dossier with a key of their own.");
        }
        if (!heads.isEmpty()) {
            out.println(
                    "  " + dossier.agreed() + " dari " + heads.size()
                            + " titik periksa Anda seukuran dan cocok; yang lain hanya dapat dibandingkan dengan ekspor jejak"
                            + " / checkpoints that you kept are of the same size and agree; others need an export of the ledger");
        }
    }
}
