package id.sigap.connector.messenger;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads recorded deliveries, where the system property {@code sigap.payloads} names a folder of payloads with a folder
 * {@code messenger} in it; skips where it does not. An independent client of the Graph API is the oracle.
 */
class CorpusTest {
    private static final String SKIPPED = "The system property sigap.payloads names no folder of payloads";

    private static final String[] EXPECTED = {
        "messaging-accountlinking-unlinked=",
        "messaging-airline-itinerary-template=MESSAGE",
        "messaging-checkoutupdate-shipping=",
        "messaging-message-basic=MESSAGE",
        "messaging-message-edits=EDIT",
        "messaging-message-prior=MESSAGE",
        "messaging-message-product-template-2=MESSAGE",
        "messaging-message-product-template=MESSAGE",
        "messaging-message-reply-2=MESSAGE",
        "messaging-pass-thread-control=",
        "messaging-payment=",
        "messaging-postback-chat=MESSAGE",
        "messaging-reaction-2=",
        "messaging-read-basic=PROGRESS",
        "standby-message-basic-echo=OWN_MESSAGE"
    };

    private static Optional<Path> corpus() {
        return Optional.ofNullable(System.getProperty("sigap.payloads"))
                .map(p -> Path.of(p, "messenger"))
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

    private static WebhookObject webhook(Path file) {
        return new DefaultJsonMapper().toJavaObject(text(file), WebhookObject.class);
    }

    /** As the page that the file is about. */
    private static List<InboundEvent> split(Path file) {
        return new MessengerConnector()
                .split(
                        TestChannel.of(new MessengerConnector())
                                .setting(
                                        MessengerConnector.PAGE,
                                        webhook(file).getEntryList().get(0).getId())
                                .open(),
                        ChatDesk.delivery(text(file)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsEveryFileTheSameWayTwice(Path file) {
        assumeTrue(corpus().isPresent(), SKIPPED);

        assertThat(split(file)).isEqualTo(split(file)).noneMatch(e -> e.kind() == Kind.UNREADABLE);
    }

    @ParameterizedTest
    @MethodSource("files")
    void agreesWithTheOracleAboutEveryMessage(Path file) {
        assumeTrue(corpus().isPresent(), SKIPPED);
        List<MessagingItem> items = webhook(file).getEntryList().stream()
                .flatMap(CorpusTest::items)
                .filter(item -> item.isMessage() && item.getMessage() != null)
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
    void countsAndTypesTheEventsOfEveryDelivery() throws IOException {
        assumeTrue(corpus().isPresent(), SKIPPED);
        Map<String, String> kinds = new TreeMap<>();
        for (Path file : files()) {
            kinds.put(
                    file.getFileName().toString().replace(".json", ""),
                    split(file).stream().map(e -> e.kind().name()).collect(Collectors.joining("+")));
        }

        assertThat(kinds.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList())
                .containsExactlyInAnyOrder(EXPECTED);
    }
}
