package id.sigap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Instant THEN = Instant.parse("2026-11-20T01:00:00Z");

    @Test
    void spreadsStrangersEvenly() {
        List<Lanes.Part> messages = IntStream.rangeClosed(1, 30)
                .mapToObj(i -> part(i, "m" + i, person("p" + i), ThreadReference.NONE))
                .toList();

        List<List<Lanes.Part>> lanes = Lanes.of(messages, 3);

        assertThat(lanes).extracting(List::size).containsExactly(10, 10, 10);
        assertThat(lanes.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void keepsOnePersonInOrderWhateverIdsTheyAreKnownBy() {
        Person byNumber = new Person("62811", Optional.empty(), Optional.empty(), Optional.empty(), Set.of("user-1"));
        List<Lanes.Part> messages = List.of(
                part(1, "m1", person("user-1"), ThreadReference.NONE),
                part(2, "m2", person("other"), ThreadReference.NONE),
                part(3, "m3", byNumber, ThreadReference.NONE),
                part(4, "m4", person("62811"), ThreadReference.NONE));

        assertThat(numbers(messages)).containsExactlyInAnyOrder(List.of(1, 3, 4), List.of(2));
    }

    @Test
    void keepsAConversationAndWhatRepliesToItTogether() {
        List<Lanes.Part> messages = List.of(
                part(1, "m1", person("a"), conversation("chat")),
                part(2, "m2", person("b"), ThreadReference.NONE),
                part(3, "m3", person("c"), conversation("chat")),
                part(4, "m4", person("d"), repliesTo("m3")),
                part(5, "m5", person("e"), repliesTo("elsewhere")),
                part(6, "m6", person("f"), repliesTo("elsewhere")));

        assertThat(numbers(messages)).containsExactlyInAnyOrder(List.of(1, 3, 4), List.of(2), List.of(5, 6));
    }

    @Test
    void makesOneLaneOfWhatBelongsTogether() {
        List<Lanes.Part> messages = List.of(
                part(1, "m1", person("a"), ThreadReference.NONE), part(2, "m2", person("a"), ThreadReference.NONE));

        assertThat(Lanes.of(messages, 3)).containsExactly(messages);
    }

    private static List<List<Integer>> numbers(List<Lanes.Part> messages) {
        return Lanes.of(messages, messages.size()).stream()
                .map(lane -> lane.stream().map(Lanes.Part::number).toList())
                .toList();
    }

    private static Person person(String id) {
        return Person.of(id);
    }

    private static ThreadReference conversation(String id) {
        return new ThreadReference(Optional.of(id), List.of(), List.of());
    }

    private static ThreadReference repliesTo(String id) {
        return new ThreadReference(Optional.empty(), List.of(id), List.of());
    }

    private static Lanes.Part part(int number, String id, Person author, ThreadReference thread) {
        return new Lanes.Part(
                number,
                new InboundEvent.Message(
                        id,
                        "1",
                        THEN,
                        author,
                        Content.of("Lampu mati"),
                        thread,
                        Visibility.PUBLIC,
                        Set.of(),
                        Map.of()));
    }
}
