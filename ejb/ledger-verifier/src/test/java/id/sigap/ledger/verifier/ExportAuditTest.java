package id.sigap.ledger.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.ledger.format.Checkpoint;
import id.sigap.ledger.format.EntryText;
import id.sigap.ledger.format.KeyChange;
import id.sigap.ledger.format.LedgerKey;
import id.sigap.ledger.format.SigningKey;
import id.sigap.ledger.merkle.Hashes;
import id.sigap.ledger.verifier.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way of changing an export, the clumsy one and the careful one, and what is said about it. */
class ExportAuditTest {
    private static final SigningKey KEY = SigningKey.parse(SigningKey.generate());
    private static final Set<LedgerKey> TRUSTED = Set.of(KEY.publicKey());

    @TempDir
    Path folder;

    private final SampleLog log = SampleLog.of(KEY, SampleLog.words(35));

    @Test
    void acceptsAnUntouchedExport() throws IOException {
        ExportAudit.Result result = verify();

        assertThat(result.finding()).isEmpty();
        assertThat(result.state().size()).isEqualTo(35);
        assertThat(result.state().checkpoints()).isEqualTo(4);
        assertThat(verify(log.checkpoints).finding()).isEmpty();
    }

    @Test
    void namesAnEditedEntry() throws IOException {
        edit(17, "operator1", "operator2");

        requireFinding(Kind.EDITED, 17, 117);
    }

    @Test
    void namesAnEditedEntryWhoseHashWasMadeAnew() throws IOException {
        Leaf old = log.leaf(17);
        EntryText entry = SampleLog.entry(117, "{}");
        log.lines.set(log.at(17), new Leaf(17, 117, entry.hash(), old.link(), Optional.of(entry)).line());

        requireFinding(Kind.EDITED, 17, 117);
    }

    @Test
    void namesADeletedLine() throws IOException {
        log.lines.remove(log.at(17));

        assertThat(requireFinding(Kind.DELETED, 17).entry()).isEmpty();
    }

    @Test
    void namesADeletedLineAfterWhichAllWereRenumbered() throws IOException {
        log.lines.remove(log.at(17));
        for (int n = 18; n < 35; n++) {
            renumber(n, n - 1);
        }

        requireFinding(Kind.DELETED, 17);
    }

    @Test
    void namesAnEntryThatWasTakenOutOfItsLine() throws IOException {
        Leaf old = log.leaf(17);
        log.lines.set(log.at(17), new Leaf(17, 117, old.hash(), old.link(), Optional.empty()).line());

        requireFinding(Kind.DELETED, 17, 117);
    }

    @Test
    void namesAnInsertedLine() throws IOException {
        EntryText entry = SampleLog.entry(900, "{}");
        byte[] link = Hashes.link(log.leaf(16).link(), entry.hash());
        log.lines.add(log.at(17), new Leaf(17, 900, entry.hash(), link, Optional.of(entry)).line());

        requireFinding(Kind.INSERTED, 17);
    }

    @Test
    void namesAnInsertedLineAfterWhichAllWereRenumbered() throws IOException {
        for (int n = 34; n >= 17; n--) {
            renumber(n, n + 1);
        }
        EntryText entry = SampleLog.entry(900, "{}");
        log.lines.add(log.at(18), new Leaf(17, 900, entry.hash(), new byte[32], Optional.of(entry)).line());

        requireFinding(Kind.INSERTED, 17, 900);
    }

    @Test
    void namesTheFirstOfTwoLinesInAnotherOrder() throws IOException {
        Collections.swap(log.lines, log.at(12), log.at(17));

        requireFinding(Kind.REORDERED, 12);
    }

    @Test
    void namesTheFirstOfTwoLinesInAnotherOrderUnderTheOthersNumber() throws IOException {
        int first = log.at(12);
        int second = log.at(17);
        renumber(12, 99);
        renumber(17, 12);
        renumber(99, 17);
        Collections.swap(log.lines, first, second);

        assertThat(requireFinding(Kind.REORDERED, 12, 117).other()).contains(17L);
    }

    @Test
    void namesTheFirstOfTwoEntriesThatChangedPlaces() throws IOException {
        Leaf first = log.leaf(12);
        Leaf second = log.leaf(17);
        log.lines.set(log.at(12), new Leaf(12, 117, first.hash(), first.link(), second.entry()).line());
        log.lines.set(log.at(17), new Leaf(17, 112, second.hash(), second.link(), first.entry()).line());

        assertThat(requireFinding(Kind.SWAPPED, 12, 117).other()).contains(17L);
    }

    @Test
    void namesTheFirstOfTwoEntriesWhoseContentsChangedPlaces() throws IOException {
        Leaf first = log.leaf(12);
        Leaf second = log.leaf(17);
        log.lines.set(
                log.at(12),
                new Leaf(12, 112, first.hash(), first.link(), second.entry().map(e -> e.withId(112))).line());
        log.lines.set(
                log.at(17),
                new Leaf(17, 117, second.hash(), second.link(), first.entry().map(e -> e.withId(117))).line());

        assertThat(requireFinding(Kind.SWAPPED, 12, 112).other()).contains(17L);
    }

    @Test
    void namesTheRangeWhereAllHashesWereMadeAnewUnderOldSignatures() throws IOException {
        List<String> words = SampleLog.words(35);
        words.set(17, "{}");
        SampleLog rewritten = SampleLog.of(SigningKey.parse(SigningKey.generate()), words);
        for (int n = 0; n < 35; n++) {
            log.lines.set(log.at(n), rewritten.lines.get(rewritten.at(n)));
        }

        assertThat(requireFinding(Kind.REWRITTEN, 10).to()).contains(19L);
    }

    @Test
    void noticesATailThatIsMissingByTheLastSignedCheckpoint() throws IOException {
        log.lines.subList(log.at(30), log.at(34) + 1).clear();

        assertThat(requireFinding(Kind.CUT, 30).to()).contains(34L);
    }

    @Test
    void noticesATailThatIsMissingByItsLastLine() throws IOException {
        log.lines.subList(log.at(30), log.at(34) + 2).clear();

        requireFinding(Kind.CUT, 30);
    }

    @Test
    void noticesAFileThatBreaksOff() throws IOException {
        log.lines.subList(log.at(30), log.lines.size()).clear();

        requireFinding(Kind.INCOMPLETE, 30);
    }

    @Test
    void noticesACutTailByAKeptHeadOnly() throws IOException {
        SampleLog cut = SampleLog.of(KEY, SampleLog.words(25));

        assertThat(verify(cut, TRUSTED, List.of()).finding()).isEmpty();
        assertThat(verify(cut, TRUSTED, List.of(log.checkpoints.get(3))).finding())
                .contains(Finding.range(Kind.CUT, 25, 34));
    }

    @Test
    void noticesACutThatWasWrittenAgainAndSignedAgainByAKeptHeadOnly() throws IOException {
        List<String> words = SampleLog.words(50);
        words.set(27, "{}");
        SampleLog again = SampleLog.of(KEY, words);

        assertThat(verify(again, TRUSTED, List.of()).finding()).isEmpty();
        assertThat(verify(again, TRUSTED, log.checkpoints.subList(0, 3)).finding())
                .contains(Finding.range(Kind.REWRITTEN, 20, 29));
    }

    @Test
    void refusesAKeptHeadThatNobodyTrustedHasSigned() throws IOException {
        SampleLog foreign = SampleLog.of(SigningKey.parse(SigningKey.generate()), SampleLog.words(35));

        assertThat(verify(foreign.checkpoints).finding()).map(Finding::kind).contains(Kind.UNKNOWN_KEY);
    }

    @Test
    void refusesCheckpointsOfAnotherKeyAndForgedOnes() throws IOException {
        assertThat(verify(log, Set.of(SigningKey.parse(SigningKey.generate()).publicKey()), List.of())
                        .finding())
                .map(Finding::kind)
                .contains(Kind.UNKNOWN_KEY);

        int last = log.lines.size() - 2;
        Checkpoint real = log.checkpoints.get(3);
        log.lines.set(
                last,
                Export.checkpoint(new Checkpoint(
                        real.origin(),
                        real.size(),
                        real.root(),
                        real.at().plusSeconds(1),
                        real.keyId(),
                        real.signature())));
        assertThat(verify().finding()).map(Finding::kind).contains(Kind.FORGED);
    }

    @Test
    void noticesLeavesThatNoCheckpointCovers() throws IOException {
        log.lines.remove(log.lines.size() - 2);

        requireFinding(Kind.UNSIGNED, 30);
    }

    @Test
    void followsARotationThatBothKeysSigned() throws IOException {
        SigningKey next = SigningKey.parse(SigningKey.generate());
        log.lines.add(2, Export.key(KeyChange.endorsed(SampleLog.ORIGIN, next, KEY)));

        assertThat(verify(log, Set.of(next.publicKey()), List.of()).finding()).isEmpty();
    }

    @Test
    void namesTheLineThatCannotBeRead() throws IOException {
        log.lines.set(log.at(17), log.lines.get(log.at(17)).replace("\"id\":117,", "\"id\": 117,"));

        ExportAudit.Result result = verify();
        assertThat(result.finding()).map(Finding::kind).contains(Kind.UNREADABLE);
        assertThat(result.line()).isEqualTo(log.at(17) + 1);
        assertThat(result.finding().orElseThrow().leaf()).contains(17L);
    }

    private Finding requireFinding(Kind kind, long leaf, long entry) throws IOException {
        Finding finding = requireFinding(kind, leaf);
        assertThat(finding.entry()).contains(entry);
        return finding;
    }

    private Finding requireFinding(Kind kind, long leaf) throws IOException {
        Finding finding = verify().finding().orElseThrow();
        assertThat(finding.kind()).isEqualTo(kind);
        assertThat(finding.leaf()).contains(leaf);
        return finding;
    }

    private void edit(long leaf, String from, String to) {
        log.lines.set(log.at(leaf), log.lines.get(log.at(leaf)).replace(from, to));
    }

    private void renumber(long leaf, long to) {
        edit(leaf, "{\"leaf\":" + leaf + ",", "{\"leaf\":" + to + ",");
    }

    private ExportAudit.Result verify() throws IOException {
        return verify(log, TRUSTED, List.of());
    }

    private ExportAudit.Result verify(List<Checkpoint> heads) throws IOException {
        return verify(log, TRUSTED, heads);
    }

    private ExportAudit.Result verify(SampleLog sample, Set<LedgerKey> keys, List<Checkpoint> heads)
            throws IOException {
        Path file = folder.resolve("export.ndjson");
        Files.write(file, new ArrayList<>(sample.lines));
        return ExportAudit.verify(file, keys, heads);
    }
}
