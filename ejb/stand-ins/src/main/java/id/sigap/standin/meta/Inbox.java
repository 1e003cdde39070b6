package id.sigap.standin.meta;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** The private conversations of a page or account. */
final class Inbox {

    /** One message; the type and address of its file are empty where it has none. */
    record Dm(String mid, String personId, boolean own, String text, Instant at, String type, String file) {}

    private final Clock clock;
    private final String prefix;
    private final String office;
    private final AtomicLong number;
    private final Map<String, List<Dm>> conversations = new LinkedHashMap<>();
    private final Map<String, Instant> lastInbound = new LinkedHashMap<>();
    private final Set<String> blocked = new HashSet<>();
    private final Set<String> heldByAnother = new HashSet<>();
    private final Map<String, String> answeredComments = new LinkedHashMap<>();

    Inbox(Clock clock, String prefix, String office) {
        this.clock = clock;
        this.prefix = prefix;
        this.office = office;
        // milliseconds, so that no two that run or ran on this clock give one id
        this.number = new AtomicLong(clock.instant().toEpochMilli());
    }

    private String nextMid() {
        return "m_" + prefix + "." + office.hashCode() + "." + number.incrementAndGet();
    }

    synchronized Dm received(String person, String text) {
        return received(person, text, "", "");
    }

    synchronized Dm received(String person, String text, String type, String file) {
        lastInbound.put(person, clock.instant());
        return add(new Dm(nextMid(), person, false, text, clock.instant(), type, file));
    }

    /** Who has a conversation, the one with the latest message first. */
    synchronized List<String> people() {
        return conversations.keySet().stream()
                .sorted(Comparator.comparing(this::latest).reversed())
                .toList();
    }

    /** When somebody's conversation last changed. */
    synchronized Instant latest(String person) {
        return with(person).stream().map(Dm::at).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    synchronized Dm sent(String person, String text) {
        return add(new Dm(nextMid(), person, true, text, clock.instant(), "", ""));
    }

    private Dm add(Dm dm) {
        conversations.computeIfAbsent(dm.personId(), p -> new ArrayList<>()).add(dm);
        return dm;
    }

    synchronized Optional<Dm> change(String mid, String text) {
        for (List<Dm> conversation : conversations.values()) {
            for (int i = 0; i < conversation.size(); i++) {
                Dm dm = conversation.get(i);
                if (dm.mid().equals(mid)) {
                    conversation.set(i, new Dm(mid, dm.personId(), dm.own(), text, dm.at(), dm.type(), dm.file()));
                    return Optional.of(conversation.get(i));
                }
            }
        }
        return Optional.empty();
    }

    synchronized Optional<Dm> remove(String mid) {
        Optional<Dm> gone = conversations.values().stream()
                .flatMap(List::stream)
                .filter(dm -> dm.mid().equals(mid))
                .findFirst();
        conversations.values().forEach(list -> list.removeIf(dm -> dm.mid().equals(mid)));
        return gone;
    }

    /** @param opens whether that opens the window */
    synchronized Optional<Dm> react(String mid, boolean opens) {
        Optional<Dm> to = conversations.values().stream()
                .flatMap(List::stream)
                .filter(dm -> dm.mid().equals(mid))
                .findFirst();
        if (opens) {
            to.ifPresent(dm -> lastInbound.put(dm.personId(), clock.instant()));
        }
        return to;
    }

    synchronized boolean knows(String person) {
        return conversations.containsKey(person);
    }

    synchronized List<Dm> with(String person) {
        return List.copyOf(conversations.getOrDefault(person, List.of()));
    }

    synchronized Duration silence(String person) {
        return Duration.between(lastInbound.getOrDefault(person, Instant.EPOCH), clock.instant());
    }

    synchronized void block(String person) {
        blocked.add(person);
    }

    synchronized boolean isBlocked(String person) {
        return blocked.contains(person);
    }

    synchronized void passToAnother(String person) {
        heldByAnother.add(person);
    }

    synchronized boolean isHeldByAnother(String person) {
        return heldByAnother.contains(person);
    }

    /** Marks a comment as answered in private; whether it was not so before. */
    synchronized boolean answer(String commentId, String person) {
        return answeredComments.putIfAbsent(commentId, person) == null;
    }

    synchronized Optional<String> answeredTo(String commentId) {
        return Optional.ofNullable(answeredComments.get(commentId));
    }
}
