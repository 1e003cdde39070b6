package id.sigap.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.tck.TestChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A day's updates give the same events, in whatever order and however often they come. */
class DisorderTest {
    private static final int UPDATES = 200;
    private static final int ORDERS = 50;
    private static final long MORNING = 1_795_658_400L;

    private final TelegramConnector connector = new TelegramConnector();
    private final ChannelContext context =
            Desk.channel(connector, "http://localhost:1").open();

    /** Messages, changes of earlier ones within the same second, albums, replies, blocks, and what is ignored. */
    private static List<String> day() {
        Random random = new Random(25);
        return IntStream.range(0, UPDATES).mapToObj(i -> update(i, random)).toList();
    }

    private static String update(int i, Random random) {
        int citizen = 5_000_001 + random.nextInt(5);
        String people = "\"from\": {\"id\": " + citizen + ", \"is_bot\": false, \"first_name\": \"W\"}, "
                + "\"chat\": {\"id\": " + citizen + ", \"type\": \"private\"}, \"date\": " + (MORNING + i / 4) + ", ";
        String body = switch (random.nextInt(6)) {
            case 0 ->
                "\"edited_message\": {" + people + "\"message_id\": " + random.nextInt(i + 1) + ", \"edit_date\": "
                        + (MORNING + i / 4) + ", \"text\": \"ubah " + i + "\"}";
            case 1 ->
                "\"message\": {" + people + "\"message_id\": " + i + ", \"media_group_id\": \"9" + i / 3
                        + "\", \"photo\": [{\"file_id\": \"f" + i + "\", \"width\": 9, \"height\": 9}]}";
            case 2 ->
                "\"my_chat_member\": {" + people + "\"new_chat_member\": {\"status\": \""
                        + (random.nextBoolean() ? "kicked" : "member") + "\"}}";
            case 3 -> "\"callback_query\": {\"id\": \"" + i + "\"}";
            default -> "\"message\": {" + people + "\"message_id\": " + i + ", \"text\": \"pesan " + i + "\"}";
        };
        return "{\"update_id\": " + (700_000_000 + i) + ", " + body + "}";
    }

    private Map<String, InboundEvent> events(List<String> updates) {
        Map<String, RawDelivery> stored = new LinkedHashMap<>();
        for (String update : updates) {
            InboundRequest request = InboundRequest.post(
                    Map.of("Content-Type", "application/json", Webhook.HEADER, Desk.SECRET),
                    Bytes.utf8(update),
                    TestChannel.NOW);
            ReceiveVerdict.Accepted accepted = (ReceiveVerdict.Accepted) connector.receive(context, request);
            stored.putIfAbsent(accepted.deliveryKey(), request.delivery(accepted));
        }
        Map<String, InboundEvent> events = new TreeMap<>();
        stored.values()
                .forEach(delivery -> connector
                        .split(context, delivery)
                        .forEach(e -> assertThat(events.put(e.kind() + " " + e.nativeId() + " " + e.version(), e))
                                .as("an event with a key of its own")
                                .isNull()));
        return events;
    }

    @Test
    void givesTheSameEventsInEveryOrderAndNumber() {
        List<String> day = day();
        Map<String, InboundEvent> expected = events(day);
        Set<InboundEvent.Kind> kinds =
                expected.values().stream().map(InboundEvent::kind).collect(Collectors.toSet());
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        InboundEvent.Kind.MESSAGE, InboundEvent.Kind.EDIT, InboundEvent.Kind.CONTACT);

        for (int seed = 0; seed < ORDERS; seed++) {
            Random random = new Random(seed);
            List<String> disorder = new ArrayList<>(day);
            IntStream.range(0, UPDATES / 2).forEach(i -> disorder.add(day.get(random.nextInt(UPDATES))));
            Collections.shuffle(disorder, random);

            assertThat(events(disorder)).as("order %d", seed).isEqualTo(expected);
        }
    }
}
