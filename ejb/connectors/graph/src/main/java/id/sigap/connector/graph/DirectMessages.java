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
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Private messages of Messenger and Instagram: the window of 24 hours, and of seven days for what a person wrote.
 *
 * @param outcomes of the platform
 * @param account whose messages are posted to: its id, or {@code me}
 * @param accountId the office's own id
 * @param platform as the Graph API names it: {@code messenger} or {@code instagram}
 * @param humanAgent whether Meta allowed the app the tag {@code HUMAN_AGENT}
 * @param carriesMetadata whether messages may carry our outbox id, which their echo repeats
 */
public record DirectMessages(
        GraphOutcomes outcomes,
        String account,
        String accountId,
        String platform,
        boolean humanAgent,
        boolean carriesMetadata) {
    /** How long anything may be answered. */
    public static final Duration WINDOW = Duration.ofHours(24);

    /** How long a person may answer. */
    public static final Duration HUMAN_WINDOW = Duration.ofDays(7);

    /** Sends one message. */
    public SendOutcome send(GraphApi api, OutboundMessage message, Instant now) {
        Optional<Duration> age = message.conversation().lastInboundAt().map(at -> Duration.between(at, now));
        boolean late = age.filter(a -> a.compareTo(WINDOW) > 0).isPresent();
        boolean tooLate = age.filter(a -> a.compareTo(HUMAN_WINDOW) > 0).isPresent();
        if (tooLate || late && (!humanAgent || message.automatic())) {
            return new SendOutcome.Rejected(
                    "window-closed",
                    "Masa menjawab di " + outcomes.platform() + " sudah lewat; hubungi pelapor melalui kanal lain.",
                    SendOutcome.Cause.RULE);
        }
        return outcomes.sent(
                api.postJson(HttpCall.segment(account) + "/messages", body(message, late)),
                done -> done.text("message_id"));
    }

    private JsonObject body(OutboundMessage message, boolean late) {
        JsonObjectBuilder words = Json.provider().createObjectBuilder().add("text", message.body());
        if (carriesMetadata) {
            words.add("metadata", MessagingReader.METADATA + message.outboxId());
        }
        JsonObjectBuilder body = Json.provider()
                .createObjectBuilder()
                .add(
                        "recipient",
                        GraphRecipient.person(message.conversation().recipient().id()))
                .add("messaging_type", late ? "MESSAGE_TAG" : "RESPONSE")
                .add("message", words);
        if (late) {
            body.add("tag", "HUMAN_AGENT");
        }
        return body.build();
    }

    /** Looks for a message in the conversation with its recipient. */
    public FindOutcome find(GraphApi api, OutboundMessage message, Instant attemptedAt, Instant now) {
        GraphAnswer answer = api.get(
                HttpCall.segment(account) + "/conversations",
                Map.of(
                        "platform",
                        platform,
                        "user_id",
                        message.conversation().recipient().id(),
                        "fields",
                        "id"));
        if (!(answer instanceof GraphAnswer.Done done)) {
            return outcomes.unfound(answer);
        }
        Optional<String> conversation = Json.objects(done.body(), "data")
                .flatMap(c -> Json.text(c, "id").stream())
                .findFirst();
        if (conversation.isEmpty()) {
            return new FindOutcome.CannotTell(outcomes.platform() + ": no-conversation");
        }
        return new GraphSearch(
                        api,
                        outcomes,
                        HttpCall.segment(conversation.get()) + "/messages",
                        Map.of("fields", "id,message,from,created_time"),
                        "message",
                        "created_time",
                        true,
                        false)
                .find(
                        message,
                        attemptedAt,
                        now,
                        m -> Json.text(m, "from", "id")
                                .filter(accountId::equals)
                                .isPresent());
    }

    /** What the window allows now. */
    public Constraints constraints(Conversation conversation, int maximumLength, Instant now) {
        Optional<Instant> closesAt =
                conversation.lastInboundAt().map(at -> at.plus(humanAgent ? HUMAN_WINDOW : WINDOW));
        List<Constraints.Notice> notices = new ArrayList<>();
        if (closesAt.filter(now::isAfter).isPresent()) {
            notices.add(new Constraints.Notice(
                    "window-closed",
                    Constraints.Severity.BLOCKING,
                    new LocalizedText(
                            "Masa menjawab sudah lewat; gunakan kanal lain atau tunggu pelapor menulis lagi.",
                            "The answering window is closed; use another channel or wait until the citizen writes"
                                    + " again.")));
        } else if (conversation
                .lastInboundAt()
                .filter(at -> now.isAfter(at.plus(WINDOW)))
                .isPresent()) {
            notices.add(new Constraints.Notice(
                    "human-agent",
                    Constraints.Severity.INFO,
                    new LocalizedText(
                            "Lewat 24 jam: hanya jawaban yang ditulis petugas yang masih dapat dikirim.",
                            "More than 24 hours: only what a person wrote can still be sent.")));
        }
        if (conversation.attributes().containsKey(MessagingReader.STANDBY)) {
            notices.add(new Constraints.Notice(
                    "another-app",
                    Constraints.Severity.WARNING,
                    new LocalizedText(
                            "Percakapan ini sedang dipegang aplikasi lain; jawaban mungkin ditolak.",
                            "Another app holds this conversation; an answer may be refused.")));
        }
        return new Constraints(
                OptionalInt.of(maximumLength), OptionalLong.of(0), closesAt, OptionalInt.empty(), notices);
    }
}
