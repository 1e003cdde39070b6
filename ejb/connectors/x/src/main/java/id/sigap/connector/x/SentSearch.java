package id.sigap.connector.x;

import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks among the account's own posts, or in the conversation, for a message that may have been sent. */
record SentSearch(XSettings settings) {
    /** By how much X's clock and ours may differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** After this, an accepted message is seen wherever one looks. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private static final Duration DUPLICATES = Duration.ofDays(7);
    private static final Duration BUDGET = Duration.ofSeconds(50);
    private static final int MOST_PAGES = 5;

    /** What a look brought. */
    sealed interface Result {}

    /** It is there. */
    record Sent(String id, Instant at) implements Result {}

    /**
     * It is not there.
     *
     * @param elsewhere whether the account said the same words in another place
     */
    record NotSeen(boolean elsewhere) implements Result {}

    /** The look was not conclusive. */
    record NotTold(String code) implements Result {}

    FindOutcome find(OutboundMessage message, Instant attemptedAt) {
        Result result = look(message, attemptedAt.minus(TOLERANCE));
        if (result instanceof Sent sent) {
            return new FindOutcome.Found(sent.id(), sent.at());
        }
        if (result instanceof NotTold notTold) {
            return new FindOutcome.CannotTell(notTold.code());
        }
        return settings.context().clock().instant().isBefore(attemptedAt.plus(SETTLED))
                ? new FindOutcome.CannotTell("too-early")
                : new FindOutcome.Absent();
    }

    /** Whether the same words were ever sent to the same place, as far back as X remembers duplicates. */
    Result everSent(OutboundMessage message) {
        return look(message, settings.context().clock().instant().minus(DUPLICATES));
    }

    private Result look(OutboundMessage message, Instant from) {
        boolean open = message.conversation().visibility() == Visibility.PUBLIC;
        String place = open
                ? message.conversation().answered().orElse("")
                : message.conversation().recipient().id();
        if (!Ids.isId(place)) {
            return new NotTold("nothing-to-look-for");
        }
        Map<String, String> query = open ? posts(from) : messages();
        String path = open
                ? "/users/" + HttpCall.segment(settings.account()) + "/tweets"
                : "/dm_conversations/with/" + place + "/dm_events";
        XApi api = new XApi(settings, BUDGET);
        String words = PostText.comparable(message.body());
        boolean elsewhere = false;
        for (int page = 0; page < MOST_PAGES; page++) {
            XAnswer answer = api.asAccount(HttpCall.get(api.address(path, query)));
            if (answer instanceof XAnswer.Failed failed) {
                return failed.fault().kind() == Fault.Kind.GONE && !open
                        ? new NotSeen(false)
                        : new NotTold(failed.fault().code());
            }
            JsonObject body = ((XAnswer.Done) answer).body();
            List<JsonObject> items = Json.objects(body, "data").toList();
            elsewhere |= open && items.stream().anyMatch(item -> text(item).equals(words));
            Optional<Result> seen = among(items, open, place, words, from);
            if (seen.isPresent()) {
                return seen.get() instanceof NotSeen ? new NotSeen(elsewhere) : seen.get();
            }
            Optional<String> next = Json.text(body, "meta", "next_token");
            if (next.isEmpty() || items.isEmpty() || next.get().equals(query.get("pagination_token"))) {
                return new NotSeen(elsewhere);
            }
            query.put("pagination_token", next.get());
        }
        return new NotTold("too-much-to-look-through");
    }

    private Optional<Result> among(List<JsonObject> items, boolean open, String place, String words, Instant from) {
        for (JsonObject item : items) {
            Optional<Instant> at = PostReader.time(item);
            Optional<String> id = Ids.at(item, "id");
            if (id.isEmpty() || at.isEmpty()) {
                continue;
            }
            if (at.get().isBefore(from)) {
                return Optional.of(new NotSeen(false));
            }
            boolean here = open
                    ? PostReader.referenced(item, "replied_to").contains(place)
                    : Ids.at(item, "sender_id")
                            .filter(settings.account()::equals)
                            .isPresent();
            String text = text(item);
            if (here && text.equals(words)) {
                return Optional.of(new Sent(id.get(), at.get()));
            }
            if (here && text.contains("t.co/") && !words.contains("t.co/")) {
                // a link of ours that X does not spell out again: only a person can compare it
                return Optional.of(new NotTold("similar-message-seen"));
            }
        }
        return Optional.empty();
    }

    private static String text(JsonObject item) {
        return PostText.comparable(PostText.written(item));
    }

    private static Map<String, String> posts(Instant from) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("max_results", "100");
        query.put("start_time", from.truncatedTo(ChronoUnit.SECONDS).toString());
        query.put("tweet.fields", "created_at,conversation_id,entities,note_tweet,referenced_tweets");
        return query;
    }

    private static Map<String, String> messages() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("max_results", "100");
        query.put("event_types", "MessageCreate");
        query.put("dm_event.fields", "id,text,created_at,sender_id,entities");
        return query;
    }
}
