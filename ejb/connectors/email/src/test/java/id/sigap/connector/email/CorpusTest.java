package id.sigap.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.InboundEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads real mails, where there are some; skips where there are none. */
class CorpusTest {

    static List<Path> mails() {
        return Corpus.mails();
    }

    private static List<InboundEvent> events(Path mail) {
        return Office.split(Corpus.bytes(mail));
    }

    private static String kind(InboundEvent event) {
        return event instanceof InboundEvent.Message message && message.flags().contains(InboundEvent.Flag.AUTOMATIC)
                ? "AUTOMATIC"
                : event.kind().name();
    }

    /** Each mail is what its own headers say that it is, and a report tells of each of its recipients. */
    @ParameterizedTest
    @MethodSource("mails")
    void countsAndTypesTheEventsOfEveryMail(Path mail) {
        Corpus.expect();

        assertThat(events(mail)).isEqualTo(events(mail)).doesNotContainNull();
        assertThat(events(mail).stream().map(CorpusTest::kind).toList())
                .isEqualTo(WrittenMail.of(Corpus.bytes(mail)).expected());
    }

    @Test
    void takesThisManyMailsForEachKindInAll() {
        Corpus.expect();
        Map<String, Integer> kinds = new TreeMap<>();
        mails().forEach(mail -> events(mail).forEach(event -> kinds.merge(kind(event), 1, Integer::sum)));

        assertThat(kinds).isEqualTo(Map.of("MESSAGE", 100, "AUTOMATIC", 23, "BOUNCE", 32, "UNREADABLE", 3));
    }

    /**
     * A mail with a body brings words, or a file. In one of the two that do not, a part is empty; the other's body belongs to
     * its header, which no empty line ends.
     */
    @Test
    void losesTheWordsOfNoMail() {
        Corpus.expect();

        assertThat(mails().stream()
                        .filter(f -> !WrittenMail.of(Corpus.bytes(f)).body().isBlank())
                        .filter(f -> events(f).stream().anyMatch(CorpusTest::isEmpty))
                        .map(Corpus::name)
                        .toList())
                .containsExactly("hdr-fakeout.msg", "multipartemptypart.msg");
    }

    private static boolean isEmpty(InboundEvent event) {
        return event instanceof InboundEvent.Message message
                && message.content().text().isBlank()
                && message.content().attachments().isEmpty();
    }

    /** The one mistaken mail says by no header that a machine wrote it. */
    @Test
    void takesNoBounceForAPersonsMailThatSaysWhatItIs() {
        Corpus.expect();

        assertThat(mails().stream()
                        .filter(f -> f.toString().contains("bounces"))
                        .filter(f -> events(f).stream().map(CorpusTest::kind).anyMatch("MESSAGE"::equals))
                        .map(Corpus::name)
                        .toList())
                .containsExactly("lhost-apachejames-01.eml");
    }
}
