package id.sigap.ledger.verifier;

import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.LedgerKey;
import id.sigap.ledger.format.MalformedText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code java -jar sigap-ledger-verifier.jar export.ndjson --key public.pem [--head kept.txt]}, or {@code dossier case.zip} for
 * the dossier of one case: needs no database, no network.
 */
public final class Main {
    /** The ledger is what its signed checkpoints say. */
    public static final int INTACT = 0;
    /** It is not. */
    public static final int NOT_INTACT = 1;
    /** Nothing can be said: wrong call, a file that cannot be read. */
    public static final int NOT_JUDGED = 2;

    private static final String USAGE = """
            Pemakaian / usage:
              java -jar sigap-ledger-verifier.jar export.ndjson --key public.pem [--key …] [--head titik-periksa.txt | folder] …
              java -jar sigap-ledger-verifier.jar dossier SGP-2026-000041.zip [--key public.pem] [--head titik-periksa.txt | folder] …
            --key   kunci publik yang Anda percayai (PEM; boleh lebih dari satu) / public keys that you trust
            --head  titik periksa yang Anda simpan sendiri; boleh folder / checkpoints that you kept yourself; may be a folder
            Kode keluar / exit codes: 0 utuh / intact, 1 tidak utuh / not intact, 2 tidak dapat dinilai / cannot be judged""";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /** @return the exit code */
    static int run(List<String> arguments, PrintStream out) {
        Optional<Path> export = Optional.empty();
        Set<LedgerKey> keys = new HashSet<>();
        List<Checkpoint> heads = new ArrayList<>();
        boolean dossier = !arguments.isEmpty() && arguments.get(0).equals("dossier");
        try {
            for (int i = dossier ? 1 : 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                boolean option = argument.equals("--key") || argument.equals("--head");
                if (option && i + 1 == arguments.size() || !option && export.isPresent()) {
                    return refuse(out, USAGE);
                }
                if (argument.equals("--key")) {
                    keys.addAll(LedgerKey.fromPem(Files.readString(Path.of(arguments.get(++i)))));
                } else if (argument.equals("--head")) {
                    heads.addAll(heads(Path.of(arguments.get(++i))));
                } else {
                    export = Optional.of(Path.of(argument));
                }
            }
            if (export.isEmpty() || keys.isEmpty() && !dossier) {
                return refuse(out, USAGE);
            }
            if (dossier) {
                return DossierReport.tell(export.get(), keys, heads, out);
            }
            return tell(ExportAudit.verify(export.get(), keys, heads), heads, out);
        } catch (IOException e) {
            return refuse(out, "Berkas tidak dapat dibaca / the file cannot be read: " + e.getMessage());
        } catch (MalformedText e) {
            return refuse(
                    out, "Kunci atau titik periksa tidak dikenali / not a key or not a checkpoint: " + e.getMessage());
        }
    }

    private static List<Checkpoint> heads(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Checkpoint.within(Files.readString(path));
        }
        List<Checkpoint> heads = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                heads.addAll(Checkpoint.within(Files.readString(file)));
            }
        }
        return heads;
    }

    private static int tell(ExportAudit.Result result, List<Checkpoint> heads, PrintStream out) {
        Audit.State state = result.state();
        result.origin().ifPresent(origin -> out.println("Jejak / ledger: " + origin));
        if (result.finding().isPresent()) {
            Finding finding = result.finding().get();
            out.println("TIDAK UTUH / NOT INTACT [" + finding.kind().code() + "], baris / line " + result.line());
            out.println("  " + finding.indonesian());
            out.println("  " + finding.english());
            out.println("  Yang sebelum itu cocok sampai daun ke-" + state.size() + " / what is before fits, "
                    + state.size() + " leaves; bertanda tangan / signed: " + state.good());
            return NOT_INTACT;
        }
        out.println("UTUH / INTACT");
        out.println("  " + state.size() + " entri / entries, " + state.checkpoints() + " titik periksa / checkpoints");
        state.lastSigned().ifPresent(at -> out.println("  Ditandatangani terakhir / last signed: " + at));
        if (!heads.isEmpty()) {
            out.println("  Cocok dengan " + heads.size() + " titik periksa yang Anda simpan / agrees with the "
                    + heads.size() + " checkpoints that you kept");
        } else {
            out.println("  Tanpa --head, jejak yang dipotong dan ditulis ulang lalu ditandatangani lagi tidak terlihat."
                    + " / Without --head a ledger that was cut, rewritten and signed again is not noticed.");
        }
        if (state.strangers() > 0) {
            out.println("  " + state.strangers()
                    + " titik periksa dari kunci yang tidak Anda berikan, tercakup oleh yang kemudian"
                    + " / checkpoints by keys that you did not give, covered by later ones");
        }
        if (state.late() > 0) {
            out.println("  " + state.late() + " entri disegel jauh setelah waktunya, pertama entri "
                    + state.firstLate().orElseThrow() + " / entries were sealed long after their time");
        }
        return INTACT;
    }

    private static int refuse(PrintStream out, String why) {
        out.println(why);
        return NOT_JUDGED;
    }
}
