package id.sigap.connector.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.restfb.DefaultJsonMapper;
import com.restfb.types.webhook.WebhookEntry;
import com.restfb.types.webhook.WebhookObject;
import com.restfb.types.webhook.messaging.MessagingItem;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.Kind;
import id.sigap.connector.tck.TestChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads recorded deliveries, where the system property {@code sigap.payloads} names a folder of payloads with a folder
 * {@code instagram} in it; skips where it does not. An independent client of the Graph API is the oracle.
 */
class CorpusTest {
    private static final String SKIPPED = "The system property sigap.payloads names no folder of payloads";

    private static final Pattern ISO = Pattern.compile("\"(\\d{4}-\\d\\d-\\d\\dT[0-9:]+\\+\\d{4})\"");

    private static final String[] EXPECTED = {
        "dm-text=MESSAGE",
        "share-attachment=MESSAGE",
        "standby-text=MESSAGE",
        "story-mention-echo=OWN_MESSAGE",
        "story-reply=MESSAGE",
        "unsend=DELETION",
        "wh-story_insights="
    };

    /** Answers of the Graph API: Meta never sends them to a webhook. */
    private static final String[] FOREIGN = {
        "audio-metadata",
        "comment",
        "comments_comment_fields",
        "comments_replies",
        "container_no_copyright",
        "content_publishing_limit",
        "igmedia-cci",
        "media-image",
        "media-with-boost-ads",
        "medias_comments_p2",
        "users_mentioned_comment"
    };

    private static Optional<Path> corpus() {
        return Optional.ofNullable(System.getProperty("sigap.payloads"))
                .map(p -> Path.of(p, "instagram"))
                .filter(Files::isDirectory);
    }

    static List<Path> files() throws IOException {
        if (corpus().isEmpty()) {
            return List.of(Path.of("(no corpus)"));
        }
        try (Stream<Path> files = Files.walk(corpus().get())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The oracle knows no times in ISO 8601, which Instagram sends too: it gets them in milliseconds. */
    private static Optional<WebhookObject> webhook(Path file) {
        String numbers = ISO.matcher(text(file))
                .replaceAll(time -> String.valueOf(OffsetDateTime.parse(
                                time.group(1), DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ", Locale.ROOT))
                        .toInstant()
                        .toEpochMilli()));
        return Optional.of(new DefaultJsonMapper().toJavaObject(numbers, WebhookObject.class))
                .filter(o -> "instagram".equals(o.getObject()));
    }

    /** As the account that the file is about. */
    private static List<InboundEvent> split(Path file) {
        String account = webhook(file).map(o -> o.getEntryList().get(0).getId()).orElse("0");
        return new InstagramConnector()
                .split(
                        TestChannel.of(new InstagramConnector())
                                .setting(InstagramConnector.ACCOUNT, account)
                                .open(),
                        InstagramDesk.delivery(text(file)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsEveryFileTheSameWayTwice(Path file) {
        assumeTrue(corpus().isPresent(), SKIPPED);

        assertThat(split(file)).isEqualTo(split(file)).doesNotContainNull();
    }

    @ParameterizedTest
    @MethodSource("files")
    void agreesWithTheOracleAboutEveryMessage(Path file) {
        assumeTrue(corpus().isPresent(), SKIPPED);
        List<MessagingItem> items = webhook(file).stream()
                .flatMap(o -> o.getEntryList().stream())
                .flatMap(CorpusTest::items)
                .filter(item -> item.isMessage() && item.getMessage() != null)
                .filter(item -> !Boolean.TRUE.equals(item.getMessage().getIsDeleted()))
                .toList();
        List<InboundEvent> events = split(file).stream()
                .filter(e -> e.kind() == Kind.MESSAGE || e.kind() == Kind.OWN_MESSAGE)
                .toList();

        assertThat(events).hasSizeGreaterThanOrEqualTo(items.size());
        for (MessagingItem item : items) {
            assertThat(events)
                    .filteredOn(e -> e.nativeId().equals(item.getMessage().getMid()))
                    .singleElement()
                    .satisfies(e -> assertThat(e.kind() == Kind.OWN_MESSAGE)
                            .isEqualTo(item.getMessage().isEcho()))
                    .satisfies(e -> assertThat(e.occurredAt())
                            .isEqualTo(item.getTimestamp().toInstant()));
        }
    }

    private static Stream<MessagingItem> items(WebhookEntry entry) {
        return Stream.concat(entry.getMessaging().stream(), entry.getStandby().stream());
    }

    @Test
    void countsAndTypesTheEventsOfEveryFile() throws IOException {
        assumeTrue(corpus().isPresent(), SKIPPED);
        Map<String, String> kinds = new TreeMap<>();
        for (Path file : files()) {
            kinds.put(
                    file.getFileName().toString().replace(".json", ""),
                    split(file).stream().map(CorpusTest::kind).collect(Collectors.joining("+")));
        }

        assertThat(kinds.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(EXPECTED),
                                Stream.of(FOREIGN).map(name -> name + "=UNREADABLE object-unexpected"))
                        .toList());
    }

    private static String kind(InboundEvent event) {
        return event instanceof InboundEvent.Unreadable unreadable
                ? "UNREADABLE " + unreadable.code()
                : event.kind().name();
    }
}
