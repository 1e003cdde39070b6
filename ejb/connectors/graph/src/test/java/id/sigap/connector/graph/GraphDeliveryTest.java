package id.sigap.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.http.Json;
import id.sigap.connector.tck.TestChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphDeliveryTest {
    private static List<InboundEvent> split(String entries) {
        Bytes body = Bytes.utf8("{\"object\":\"page\",\"entry\":[" + entries + "]}");
        return GraphDelivery.split(
                new RawDelivery("k", "application/json", Map.of(), body, TestChannel.NOW, ""),
                "page",
                item -> List.of(message(item)));
    }

    private static InboundEvent message(GraphDelivery.Item item) {
        return new InboundEvent.Message(
                Json.text(item.value(), "mid").orElseThrow(),
                "1",
                item.time(),
                Person.of("siti"),
                new Content(
                        Json.text(item.value(), "text").orElse(""),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                new ThreadReference(Optional.empty(), List.of(), List.of()),
                Visibility.PRIVATE,
                Set.of(),
                Map.of());
    }

    private static String entry(int time, String items) {
        return "{\"id\":\"9\",\"time\":" + time + ",\"messaging\":[" + items + "]}";
    }

    private static String item(String words) {
        return "{\"mid\":\"m1\",\"text\":\"" + words + "\"}";
    }

    @Test
    void losesNoneOfTwoMessagesUnderOneId() {
        List<InboundEvent> events = split(entry(1795662000, item("Air mati") + "," + item("Lampu mati")));

        assertThat(events).hasSize(2);
        assertThat(((InboundEvent.Message) events.get(0)).content().text()).isEqualTo("Air mati");
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        InboundEvent.Unreadable.class,
                        second -> assertThat(second.code()).isEqualTo("same-id-twice"));
    }

    @Test
    void takesTwoCopiesOfOneMessageForOne() {
        assertThat(split(entry(1795662000, item("Air mati")) + "," + entry(1795662001, item("Air mati"))))
                .singleElement()
                .isInstanceOf(InboundEvent.Message.class);
    }

    @Test
    void countsWhatStandsInAListAndIsNoObject() {
        assertThat(split(entry(1795662000, "7," + item("Air mati") + ",\"x\",null")))
                .extracting(InboundEvent::kind)
                .containsExactlyInAnyOrder(
                        InboundEvent.Kind.MESSAGE,
                        InboundEvent.Kind.UNREADABLE,
                        InboundEvent.Kind.UNREADABLE,
                        InboundEvent.Kind.UNREADABLE);
    }
}
