package id.sigap.connector.graph;

import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The one private message with which a public comment may be answered, within seven days. Meta itself refuses a second.
 *
 * @param outcomes of the platform
 * @param account whose messages are posted to
 * @param accountId the office's own id
 */
public record PrivateReply(GraphOutcomes outcomes, String account, String accountId) {
    /** Counted from the comment. */
    public static final Duration WINDOW = Duration.ofDays(7);

    /** When no private reply can be given any more. */
    public static Optional<Instant> closesAt(Conversation conversation) {
        return conversation.lastInboundAt().map(at -> at.plus(WINDOW));
    }

    /**
     * Sends it.
     *
     * @param recipient the author of what is answered, see {@link GraphRecipient}
     */
    public SendOutcome send(GraphApi api, OutboundMessage message, JsonObject recipient, Instant now) {
        if (closesAt(message.conversation()).filter(now::isAfter).isPresent()) {
            return new SendOutcome.Rejected(
                    "window-closed",
                    "Komentar hanya dapat dijawab secara pribadi dalam 7 hari; jawab di kolom komentar.",
                    SendOutcome.Cause.RULE);
        }
        return outcomes.sent(
                api.postJson(
                        HttpCall.segment(account) + "/messages",
                        Json.provider()
                                .createObjectBuilder()
                                .add("recipient", recipient)
                                .add(
                                        "message",
                                        Json.provider().createObjectBuilder().add("text", message.body()))
                                .build()),
                done -> done.text("message_id"));
    }

    /** Looks for it in the conversation that hangs on the comment; only Facebook shows that. */
    public FindOutcome find(GraphApi api, OutboundMessage message, String commentId, Instant attemptedAt, Instant now) {
        GraphAnswer answer = api.get(
                HttpCall.segment(commentId),
                Map.of(
                        "fields",
                        "id,can_reply_privately,private_reply_conversation{messages.limit(25){id,message,from,created_time}}"));
        if (!(answer instanceof GraphAnswer.Done done)) {
            return outcomes.unfound(answer);
        }
        Instant earliest = attemptedAt.minus(GraphSearch.CLOCK_DIFFERENCE);
        Optional<FindOutcome> found = Json.objects(done.body(), "private_reply_conversation", "messages", "data")
                .filter(m ->
                        Json.text(m, "from", "id").filter(accountId::equals).isPresent())
                .flatMap(m -> GraphSearch.match(m, message, earliest, "message", "created_time").stream())
                .findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        return Json.flag(done.body(), "can_reply_privately")
                ? GraphSearch.settled(attemptedAt, now)
                : new FindOutcome.CannotTell(outcomes.platform() + ": private-reply-not-shown");
    }

    /** What holds for it. */
    public static Constraints constraints(Conversation conversation, int maximumLength, Instant now) {
        List<Constraints.Notice> notices = new ArrayList<>();
        if (closesAt(conversation).filter(now::isAfter).isPresent()) {
            notices.add(new Constraints.Notice(
                    "window-closed",
                    Constraints.Severity.BLOCKING,
                    new LocalizedText(
                            "Komentar ini sudah lebih dari 7 hari; jawab di kolom komentar.",
                            "This comment is more than 7 days old; answer in public.")));
        }
        notices.add(new Constraints.Notice(
                "private-once",
                Constraints.Severity.INFO,
                new LocalizedText(
                        "Satu komentar hanya dapat dijawab secara pribadi satu kali.",
                        "A comment can be answered in private only once.")));
        return new Constraints(
                OptionalInt.of(maximumLength), OptionalLong.of(0), closesAt(conversation), OptionalInt.of(1), notices);
    }
}
