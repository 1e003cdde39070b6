package id.sigap.standin.whatsapp;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** What citizens and the office wrote each other. Thread-safe. */
final class Chats {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final Duration PAIR = Duration.ofSeconds(6);

    private final Clock clock;
    private final Map<Citizen, Map<String, Line>> chats = new LinkedHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    Chats(Clock clock) {
        this.clock = clock;
    }

    String newId() {
        byte[] bytes = ("628" + numbers.incrementAndGet() + clock.instant().toEpochMilli())
                .getBytes(StandardCharsets.US_ASCII);
        return "wamid." + Base64.getEncoder().encodeToString(bytes);
    }

    synchronized Line keep(
            Citizen citizen, String text, Optional<String> quotes, boolean fromOffice, Optional<String> data) {
        Line line = new Line(newId(), fromOffice, text, quotes, data, clock.instant(), false);
        chats.computeIfAbsent(citizen, c -> new LinkedHashMap<>()).put(line.id(), line);
        return line;
    }

    synchronized void replace(Citizen citizen, String id, UnaryOperator<Line> change) {
        Map<String, Line> chat = chats.getOrDefault(citizen, Map.of());
        Line line = chat.get(id);
        if (line == null) {
            throw new IllegalArgumentException("No message " + id + " in this chat");
        }
        chat.put(id, change.apply(line));
    }

    /** The whole chat, oldest first. */
    synchronized List<Line> with(Citizen citizen) {
        return List.copyOf(chats.getOrDefault(citizen, Map.of()).values());
    }

    /** @param id number or user id, as the office's program writes to it */
    synchronized Optional<Citizen> find(String id) {
        return chats.keySet().stream().filter(citizen -> citizen.is(id)).findFirst();
    }

    /** Whether the citizen wrote within a day, so that the office may answer in its own words. */
    boolean isOpen(Citizen citizen) {
        Instant since = clock.instant().minus(WINDOW);
        return with(citizen).stream()
                .anyMatch(line -> !line.fromOffice() && line.at().isAfter(since));
    }

    /** Whether the office wrote to the citizen a moment ago. */
    boolean isPairLimited(Citizen citizen) {
        Instant since = clock.instant().minus(PAIR);
        return with(citizen).stream()
                .anyMatch(line -> line.fromOffice() && line.at().isAfter(since));
    }
}
