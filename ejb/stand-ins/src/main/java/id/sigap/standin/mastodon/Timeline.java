package id.sigap.standin.mastodon;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Everything that was written, and what the office was told of it. Thread-safe. */
final class Timeline {
    private static final Duration KEY_IS_KEPT = Duration.ofHours(1);

    /** What the office was told. */
    private record Notice(long id, String type, Person from, String status, Instant at) {
        JsonObject json(Status about) {
            return Json.createObjectBuilder()
                    .add("id", String.valueOf(id))
                    .add("type", type)
                    .add("created_at", at.toString())
                    .add("account", from.json())
                    .add("status", about.json())
                    .build();
        }
    }

    private record Kept(String status, Instant until) {}

    private final Person office;
    private final Clock clock;
    private final Map<Long, Status> statuses = new TreeMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, Kept> keys = new HashMap<>();
    private long lastStatus;

    /** No id comes again after a restart. */
    private long lastNotice;

    Timeline(MastodonAccount account, Clock clock) {
        this.office = new Person(account.id(), account.username());
        this.clock = clock;
        this.lastNotice = clock.instant().getEpochSecond() - 1_600_000_000L;
        people.put(office.acct(), office);
    }

    Person office() {
        return office;
    }

    /** Their account, made where there is none. */
    synchronized Person person(String acct) {
        return people.computeIfAbsent(
                acct, name -> new Person(String.valueOf(9_000_000_000L + Math.abs((long) name.hashCode())), name));
    }

    synchronized Optional<Status> find(String id) {
        return id.matches("[0-9]{1,18}") ? Optional.ofNullable(statuses.get(Long.parseLong(id))) : Optional.empty();
    }

    /** The office is told of it where it is mentioned. */
    synchronized Status write(
            Person author,
            String text,
            String warning,
            Audience audience,
            Optional<Status> replyTo,
            Optional<String> photo) {
        Instant now = clock.instant();
        // as Mastodon makes them: the time in milliseconds, then a number
        lastStatus = Math.max(lastStatus + 1, now.toEpochMilli() << 16);
        Status status = new Status(
                String.valueOf(lastStatus),
                author,
                text,
                warning,
                audience,
                replyTo,
                known(text),
                photo,
                now,
                Optional.empty());
        statuses.put(lastStatus, status);
        if (!author.equals(office) && status.mentions().contains(office)) {
            tell("mention", author, status);
        }
        return status;
    }

    /** The same key within an hour is the same status, whatever else is asked for. */
    synchronized Status once(String key, Supplier<Status> write) {
        Instant now = clock.instant();
        keys.values().removeIf(kept -> kept.until().isBefore(now));
        Optional<Status> before = Optional.ofNullable(keys.get(key)).flatMap(kept -> find(kept.status()));
        if (before.isPresent()) {
            return before.get();
        }
        Status status = write.get();
        keys.put(key, new Kept(status.id(), now.plus(KEY_IS_KEPT)));
        return status;
    }

    synchronized Status edit(Status before, String text) {
        Status after = before.reading(text, known(text), clock.instant());
        statuses.put(Long.parseLong(before.id()), after);
        if (after.mentions().contains(office)) {
            tell("update", after.author(), after);
        }
        return after;
    }

    /** What was told of it is gone with it. */
    synchronized void delete(Status status) {
        statuses.remove(Long.parseLong(status.id()));
        notices.removeIf(notice -> notice.status().equals(status.id()));
    }

    synchronized void favour(Person by, Status status) {
        tell("favourite", by, status);
    }

    private void tell(String type, Person from, Status status) {
        notices.add(new Notice(++lastNotice, type, from, status.id(), clock.instant()));
    }

    private List<Person> known(String text) {
        return Words.mentioned(text).stream()
                .flatMap(name -> Optional.ofNullable(people.get(name)).stream())
                .distinct()
                .toList();
    }

    /** Of these types, or of all where none is named; the oldest first. */
    synchronized List<JsonObject> notices(List<String> types) {
        return notices.stream()
                .filter(notice -> types.isEmpty() || types.contains(notice.type()))
                .flatMap(notice -> find(notice.status()).map(notice::json).stream())
                .toList();
    }

    /** What somebody wrote, as the office sees it; the oldest first. */
    synchronized List<Status> by(Person author) {
        return statuses.values().stream()
                .filter(status -> status.author().equals(author) && status.isReadableFor(office))
                .toList();
    }

    /** The office's answers to a status that its author can read, the oldest first. */
    synchronized List<Post> answers(Status to) {
        return statuses.values().stream()
                .filter(status -> status.author().equals(office))
                .filter(status -> status.replyTo().map(Status::id).equals(Optional.of(to.id())))
                .filter(status -> status.isReadableFor(to.author()))
                .map(Status::post)
                .toList();
    }

    synchronized Optional<Person> account(String id) {
        return people.values().stream().filter(person -> person.id().equals(id)).findFirst();
    }
}
