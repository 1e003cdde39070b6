package id.sigap.ledger.verifier;

import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.format.LedgerKey;
import id.sigap.ledger.format.MalformedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Verifies an export; a second reading, only where something is wrong, tells how it came about. */
public final class ExportAudit {
    private final Path file;
    private final Set<LedgerKey> given;
    private final Collection<Checkpoint> heads;
    private final List<KeyChange> changes = new ArrayList<>();
    private Optional<String> origin = Optional.empty();
    private Optional<Audit> audit = Optional.empty();
    private boolean ended;
    private long lines;

    /** What came out. */
    public record Result(Optional<Finding> finding, Audit.State state, Optional<String> origin, long line) {
        public boolean intact() {
            return finding.isEmpty();
        }
    }

    private ExportAudit(Path file, Set<LedgerKey> given, Collection<Checkpoint> heads) {
        this.file = file;
        this.given = given;
        this.heads = heads;
    }

    /**
     * @param given keys that the caller trusts
     * @param heads checkpoints that somebody kept elsewhere
     */
    public static Result verify(Path file, Set<LedgerKey> given, Collection<Checkpoint> heads) throws IOException {
        ExportAudit run = new ExportAudit(file, given, heads);
        Optional<Finding> finding = run.read();
        return new Result(finding, run.audit.map(Audit::state).orElse(Audit.State.beginning()), run.origin, run.lines);
    }

    private Optional<Finding> read() throws IOException {
        try (Export.Reader reader = new Export.Reader(Files.newInputStream(file))) {
            Optional<String> line = reader.next();
            while (line.isPresent()) {
                lines++;
                Optional<Finding> finding = take(Export.parse(line.get()));
                if (finding.isPresent()) {
                    return finding;
                }
                line = reader.next();
            }
        } catch (MalformedText e) {
            return Optional.of(
                    Finding.at(Finding.Kind.UNREADABLE, Optional.of(auditing().size()), Optional.empty()));
        }
        return ended ? auditing().end() : Optional.of(unfinished());
    }

    /** A file without its last line: a kept head may still tell what is missing. */
    private Finding unfinished() {
        return auditing()
                .end()
                .filter(finding -> finding.kind() == Finding.Kind.CUT)
                .orElse(Finding.at(
                        Finding.Kind.INCOMPLETE, Optional.of(auditing().size()), Optional.empty()));
    }

    private Optional<Finding> take(Export.Line line) throws IOException {
        if (ended || (origin.isEmpty() != line instanceof Export.Head)) {
            throw new MalformedText("The line does not belong here.");
        }
        if (line instanceof Export.Head head) {
            origin = Optional.of(head.origin());
            return heads.stream().anyMatch(kept -> !kept.origin().equals(head.origin()))
                    ? Optional.of(Finding.of(Finding.Kind.FORGED))
                    : Optional.empty();
        }
        if (line instanceof Export.Key key) {
            changes.add(key.change());
            return Optional.empty();
        }
        if (line instanceof Export.Sealed sealed) {
            return leaf(sealed.leaf());
        }
        if (line instanceof Export.Signed signed) {
            if (!signed.checkpoint().origin().equals(origin.orElseThrow())) {
                return Optional.of(Finding.of(Finding.Kind.FORGED));
            }
            return auditing().checkpoint(signed.checkpoint());
        }
        ended = true;
        return ((Export.End) line).leaves() == auditing().size()
                ? Optional.empty()
                : Optional.of(
                        Finding.at(Finding.Kind.CUT, Optional.of(auditing().size()), Optional.empty()));
    }

    private Optional<Finding> leaf(Leaf leaf) throws IOException {
        if (auditing().size() == 0) {
            Optional<Finding> head = auditing().untrustedHead();
            if (head.isPresent()) {
                return head;
            }
        }
        Optional<Audit.Break> broken = auditing().leaf(leaf);
        return broken.isPresent()
                ? Optional.of(diagnose(broken.get()))
                : auditing().keptHead();
    }

    private Finding diagnose(Audit.Break broken) throws IOException {
        Diagnosis diagnosis = new Diagnosis(broken);
        long leaves = 0;
        long signed = 0;
        try (Export.Reader reader = new Export.Reader(Files.newInputStream(file))) {
            Optional<String> line = reader.next();
            while (line.isPresent()) {
                Export.Line read = Export.parse(line.get());
                if (read instanceof Export.Sealed sealed) {
                    leaves++;
                    diagnosis.see(sealed.leaf());
                } else if (read instanceof Export.Signed checkpoint) {
                    signed = Math.max(signed, checkpoint.checkpoint().size());
                }
                line = reader.next();
            }
        } catch (MalformedText e) {
            // what follows cannot be read; the first finding stands all the same
            return diagnosis.finding(leaves, signed);
        }
        return diagnosis.finding(leaves, signed);
    }

    private Audit auditing() {
        if (audit.isEmpty()) {
            audit = Optional.of(
                    new Audit(Audit.State.beginning(), KeyChange.trusted(origin.orElse(""), given, changes), heads));
        }
        return audit.get();
    }
}
