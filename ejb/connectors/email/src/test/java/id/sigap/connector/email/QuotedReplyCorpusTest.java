package id.sigap.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finds the new words of real replies, where there are some; skips where there are none. */
class QuotedReplyCorpusTest {
    /** How many lines of each are new; what stands behind them is quoted. */
    private static final Map<String, Integer> CUT = Map.ofEntries(
            Map.entry("email_18.txt", 5),
            Map.entry("email_19.txt", 3),
            Map.entry("email_20.txt", 1),
            Map.entry("email_4.txt", 1),
            Map.entry("email_6.txt", 3),
            Map.entry("email_customer_quote_header_2.txt", 1),
            Map.entry("email_french_2.txt", 5),
            Map.entry("email_german_2.txt", 5),
            Map.entry("email_ios_outlook.txt", 7),
            Map.entry("email_ios_outlook_fr.txt", 7),
            Map.entry("email_msn.txt", 5),
            Map.entry("email_outlook_split_line_from.txt", 5),
            Map.entry("email_tricky_10_special_chars_in_name.txt", 5),
            Map.entry("email_tricky_15_original_message_variations.txt", 5),
            Map.entry("email_tricky_5_mixed_languages.txt", 5),
            Map.entry("html_replies_gmail.html", 4),
            Map.entry("html_replies_hotmail.html", 4),
            Map.entry("html_replies_ms_outlook_2007.html", 3));

    /** No quote is in them, or words stand between quotes, or somebody forwarded on purpose. */
    private static final List<String> ALL_NEW = List.of(
            "correct_sig.txt",
            "email_2.txt",
            "email_21.txt",
            "email_emoji.txt",
            "email_tricky_11_double_signature.txt",
            "email_tricky_16_unicode_signatures.txt",
            "email_tricky_17_forward_header.txt",
            "email_tricky_18_inline_reply.txt",
            "email_tricky_1_on_false_positive.txt",
            "email_tricky_3_code_block.txt",
            "email_tricky_7_multiple_dashes.txt",
            "email_with_regards.txt");

    /** Rather too much than too little: a quote without its marks in another language, or with a signature behind it. */
    private static final List<String> WITH_A_QUOTE = List.of(
            "email_13.txt",
            "email_22.txt",
            "email_25.txt",
            "email_26.txt",
            "email_9.txt",
            "email_bullets.txt",
            "email_custom_quote_header.txt",
            "email_customer_quote_header_3.txt",
            "email_en_multiline_2.txt",
            "email_finnish.txt",
            "email_fr_multiline.txt",
            "email_original_message.txt",
            "email_original_message_2.txt",
            "email_reply_header.txt",
            "email_russian.txt",
            "email_with_date_headers.txt",
            "email_zoho.txt");

    static List<Path> replies() {
        return Corpus.files().stream()
                .filter(f -> !Corpus.isMail(f) || Corpus.name(f).startsWith("("))
                .toList();
    }

    private static String text(Path file) {
        String written = new String(Corpus.bytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
        return Corpus.name(file).endsWith(".html") ? HtmlText.of(written) : written.strip();
    }

    @ParameterizedTest
    @MethodSource("replies")
    void cutsOnlyAtTheEndAndLeavesSomething(Path file) {
        Corpus.expect();

        String words = QuotedReply.newWords(text(file));

        assertThat(words).isNotBlank();
        assertThat(text(file)).startsWith(words);
    }

    @Test
    void knowsTheNewWordsOfEveryReply() {
        Corpus.expect();
        Map<String, Integer> cut = new TreeMap<>();
        List<String> whole = new ArrayList<>();
        for (Path file : replies()) {
            String words = QuotedReply.newWords(text(file));
            if (words.equals(text(file))) {
                whole.add(Corpus.name(file));
            } else {
                cut.put(Corpus.name(file), words.split("\n").length);
            }
        }

        assertThat(cut).isEqualTo(CUT);
        assertThat(whole)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ALL_NEW.stream(), WITH_A_QUOTE.stream()).toList());
    }

    /** All of them say one word, and one has a signature below it, which stays. */
    @ParameterizedTest
    @MethodSource("replyMails")
    void findsTheOneNewWordOfEveryProgramsReply(Path mail) {
        Corpus.expect();

        Content content =
                ((InboundEvent.Message) Office.split(Corpus.bytes(mail)).get(0)).content();

        assertThat(QuotedReply.newWords(content.text()).replaceFirst("(?s)\\s+-- \n.*", ""))
                .isEqualTo("Hello");
    }

    static List<Path> replyMails() {
        return Corpus.mails().stream()
                .filter(f -> Corpus.name(f).startsWith("standard_replies")
                        || Corpus.name(f).startsWith("("))
                .toList();
    }
}
