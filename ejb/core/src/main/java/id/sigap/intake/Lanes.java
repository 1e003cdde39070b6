package id.sigap.intake;

import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which messages of one delivery may be taken in side by side: those of one person, conversation or thread belong to one case,
 * so they stay together and in their order.
 */
final class Lanes {
    /**
     * An event of a delivery.
     *
     * @param number counted from 1
     */
    record Part(int number, InboundEvent event) {}

    private final Map<String, String> parents = new HashMap<>();

    private Lanes() {}

    /**
     * Spreads messages evenly.
     *
     * @param messages all of kind {@link InboundEvent.Message}
     * @param most at most so many lanes, at least one
     * @return lanes that are not empty and hold each message once
     */
    static List<List<Part>> of(List<Part> messages, int most) {
        Lanes names = new Lanes();
        messages.forEach(part -> names.tie((InboundEvent.Message) part.event()));
        Map<String, List<Part>> groups = new LinkedHashMap<>();
        for (Part part : messages) {
            groups.computeIfAbsent(names.root(own(part.event().nativeId())), name -> new ArrayList<>())
                    .add(part);
        }
        List<List<Part>> lanes = Stream.<List<Part>>generate(ArrayList::new)
                .limit(Math.min(most, groups.size()))
                .toList();
        for (List<Part> group : groups.values()) {
            lanes.stream()
                    .min(Comparator.comparingInt(List::size))
                    .orElseThrow()
                    .addAll(group);
        }
        return lanes;
    }

    private void tie(InboundEvent.Message message) {
        String own = own(message.nativeId());
        Person author = message.author();
        Stream.of(
                        Stream.of("author " + author.id()),
                        author.otherIds().stream().map(id -> "author " + id),
                        message.thread().conversationId().stream().map(id -> "conversation " + id),
                        message.thread().repliesTo().stream().map(Lanes::own),
                        message.thread().tickets().stream().map(ticket -> "ticket " + ticket))
                .flatMap(names -> names)
                .forEach(name -> parents.put(root(name), root(own)));
    }

    private static String own(String nativeId) {
        return "message " + nativeId;
    }

    private String root(String name) {
        String root = name;
        for (String above = parents.get(root); above != null && !above.equals(root); above = parents.get(root)) {
            root = above;
        }
        if (!root.equals(name)) {
            parents.put(name, root); // the next look is short
        }
        return root;
    }
}
