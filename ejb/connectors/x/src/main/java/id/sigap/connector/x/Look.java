package id.sigap.connector.x;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for mentions and direct messages that no webhook brought: one page of each list a call. */
final class Look {
    private static final Duration BUDGET = Duration.ofSeconds(50);

    /** How far back a new channel looks. */
    private static final Duration FIRST = Duration.ofDays(1);

    /** More than X keeps in either list; it ends a round even where X never says that a page is the last. */
    private static final int MOST_PAGES = 50;

    private final XSettings settings;
    private final XApi api;
    private final Instant now;
    private final List<RawDelivery> deliveries = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private boolean answered;

    Look(XSettings settings) {
        this.settings = settings;
        this.api = new XApi(settings, BUDGET);
        this.now = settings.context().clock().instant();
    }

    PollResult poll(String kept) {
        XCursor cursor = XCursor.read(kept, now.minus(FIRST));
        long sinceLast = now.getEpochSecond() - cursor.lookedAt();
        boolean due = sinceLast < 0 || sinceLast >= settings.pollPause().toSeconds();
        if (!due && !cursor.midway()) {
            return new PollResult.Polled(List.of(), kept, false);
        }
        XCursor.Track mentions = cursor.mentions();
        if (ready(mentions, due)) {
            mentions = page(mentions, ActivitySplitter.MENTIONS);
        }
        XCursor.Track messages = cursor.messages();
        if (settings.directMessages() && ready(messages, due)) {
            messages = page(messages, ActivitySplitter.DIRECT_MESSAGES);
        }
        Optional<Fault> refused = faults.stream()
                .filter(f -> f.kind() != Fault.Kind.LATER && f.kind() != Fault.Kind.UNKNOWN)
                .findFirst();
        // one list that is refused does not keep back what the other one brought
        if (!answered && refused.isPresent()) {
            String code = refused.get().code();
            return new PollResult.Refused(code, Words.of(code).id());
        }
        if (!answered && !faults.isEmpty()) {
            Duration shortest = faults.stream()
                    .map(Fault::patience)
                    .min(Duration::compareTo)
                    .orElseThrow();
            return new PollResult.Away(shortest, faults.get(0).code());
        }
        XCursor next = new XCursor(due ? now.getEpochSecond() : cursor.lookedAt(), mentions, messages);
        return new PollResult.Polled(deliveries, next.write(), goesOn(mentions) || goesOn(messages));
    }

    private boolean goesOn(XCursor.Track track) {
        return track.midway() && track.notBefore() <= now.getEpochSecond();
    }

    private boolean ready(XCursor.Track track, boolean due) {
        return goesOn(track) || due && track.notBefore() <= now.getEpochSecond();
    }

    private XCursor.Track page(XCursor.Track track, String source) {
        boolean mentions = source.equals(ActivitySplitter.MENTIONS);
        Map<String, String> query = mentions ? mentionsQuery(track) : messagesQuery();
        if (track.midway()) {
            query.put("pagination_token", track.token());
        }
        String path = mentions ? "/users/" + HttpCall.segment(settings.account()) + "/mentions" : "/dm_events";
        XAnswer answer = api.asAccount(HttpCall.get(api.address(path, query)));
        if (answer instanceof XAnswer.Failed failed) {
            return failed(track, failed.fault());
        }
        answered = true;
        return taken(track, source, ((XAnswer.Done) answer).body());
    }

    private XCursor.Track failed(XCursor.Track track, Fault fault) {
        boolean tokenExpired = fault.kind() == Fault.Kind.MESSAGE || fault.kind() == Fault.Kind.GONE;
        if (tokenExpired && track.midway()) {
            answered = true;
            return track.again();
        }
        faults.add(fault);
        return track.until(now.plus(fault.patience()).getEpochSecond());
    }

    private XCursor.Track taken(XCursor.Track track, String source, JsonObject body) {
        JsonArrayBuilder fresh = Json.provider().createArrayBuilder();
        String newest = track.newest();
        boolean reachedOld = false;
        int count = 0;
        for (JsonObject item : Json.objects(body, "data").toList()) {
            Optional<String> id = Ids.at(item, "id");
            if (id.isPresent() && !Ids.newer(id.get(), track.since())) {
                reachedOld = true;
                continue;
            }
            fresh.add(item);
            count++;
            if (id.isPresent() && Ids.newer(id.get(), newest)) {
                newest = id.get();
            }
        }
        if (count > 0) {
            Bytes page = Bytes.utf8(Json.provider()
                    .createObjectBuilder(body)
                    .add("data", fresh)
                    .build()
                    .toString());
            deliveries.add(new RawDelivery(
                    source + ":" + page.sha256(),
                    "application/json",
                    Map.of(ActivitySplitter.SOURCE, source),
                    page,
                    now,
                    ""));
        }
        Optional<String> next = Json.text(body, "meta", "next_token").filter(t -> !t.equals(track.token()));
        boolean last = next.isEmpty() || reachedOld || track.pages() + 1 >= MOST_PAGES;
        return last ? track.ended(newest) : track.next(newest, next.get());
    }

    private static Map<String, String> mentionsQuery(XCursor.Track track) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("max_results", "100");
        query.put("since_id", track.since());
        query.put("tweet.fields", POST_FIELDS);
        query.put(
                "expansions",
                "author_id,in_reply_to_user_id,attachments.media_keys,referenced_tweets.id,"
                        + "referenced_tweets.id.author_id,geo.place_id");
        query.put("user.fields", "name,username");
        query.put("media.fields", MEDIA_FIELDS);
        query.put("place.fields", "full_name");
        return query;
    }

    private static Map<String, String> messagesQuery() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("max_results", "100");
        query.put("event_types", "MessageCreate");
        query.put(
                "dm_event.fields",
                "id,text,event_type,created_at,sender_id,dm_conversation_id,participant_ids,attachments,entities");
        query.put("expansions", "sender_id,participant_ids,attachments.media_keys");
        query.put("user.fields", "name,username");
        query.put("media.fields", MEDIA_FIELDS);
        return query;
    }

    static final String POST_FIELDS =
            "attachments,author_id,conversation_id,created_at,edit_history_tweet_ids,entities,geo,"
                    + "in_reply_to_user_id,note_tweet,referenced_tweets";
    static final String MEDIA_FIELDS = "media_key,type,url,preview_image_url,variants";
}
