package id.sigap.connector.x;

import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Cause;
import id.sigap.connector.api.SendOutcome.Reach;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Sends one reply or one direct message. */
record Replies(XSettings settings) {
    /** Of a direct message, in characters. */
    static final int LONGEST_MESSAGE = 10_000;

    private static final Duration BUDGET = Duration.ofSeconds(60);

    SendOutcome send(OutboundMessage message) {
        Conversation conversation = message.conversation();
        boolean open = conversation.visibility() == Visibility.PUBLIC;
        Optional<SendOutcome> refused = refusal(message, open);
        if (refused.isPresent()) {
            return refused.get();
        }
        JsonObjectBuilder body = Json.provider().createObjectBuilder().add("text", message.body());
        String path;
        if (open) {
            body.add(
                    "reply",
                    Json.provider()
                            .createObjectBuilder()
                            .add("in_reply_to_tweet_id", conversation.answered().orElseThrow()));
            path = "/tweets";
        } else {
            path = "/dm_conversations/with/" + conversation.recipient().id() + "/messages";
        }
        XApi api = new XApi(
                settings, BUDGET, answered -> Allowance.hear(settings.context().channelId(), open, answered));
        XAnswer answer = api.asAccount(
                HttpCall.postJson(api.address(path, Map.of()), body.build().toString()));
        return answer instanceof XAnswer.Done done
                ? accepted(done.body(), open)
                : outcome(((XAnswer.Failed) answer).fault(), message, open);
    }

    private static Optional<SendOutcome> refusal(OutboundMessage message, boolean open) {
        if (message.subject().isPresent()) {
            return Optional.of(new SendOutcome.Rejected(
                    "subject-unsupported", "X tidak mengenal judul; hapus judul dari jawaban.", Cause.MESSAGE));
        }
        if (!message.files().isEmpty()) {
            return Optional.of(new SendOutcome.Rejected(
                    "files-unsupported",
                    "Lampiran tidak dapat dikirim lewat X; hapus lampiran dari jawaban.",
                    Cause.MESSAGE));
        }
        int length = WeightedLength.ofReply(message.body());
        int longest = open ? WeightedLength.LONGEST_POST : LONGEST_MESSAGE;
        if (length > longest) {
            return Optional.of(new SendOutcome.Rejected(
                    "too-long",
                    "Jawaban terlalu panjang: " + length + " menurut hitungan X; paling panjang " + longest + ".",
                    Cause.MESSAGE));
        }
        if (open && message.conversation().answered().filter(Ids::isId).isEmpty()) {
            return Optional.of(
                    new SendOutcome.Rejected("nothing-to-answer", "Tidak ada pos X yang dapat dibalas.", Cause.RULE));
        }
        if (!open && !Ids.isId(message.conversation().recipient().id())) {
            return Optional.of(
                    new SendOutcome.Rejected("recipient-invalid", "Penerima bukan pengguna X.", Cause.RECIPIENT));
        }
        return Optional.empty();
    }

    private static SendOutcome accepted(JsonObject body, boolean open) {
        return (open ? Ids.at(body, "data", "id") : Ids.at(body, "data", "dm_event_id"))
                .<SendOutcome>map(id -> new SendOutcome.Accepted(id, "{\"id\":\"" + id + "\"}"))
                .orElseGet(() -> new SendOutcome.Unknown("answer-unreadable"));
    }

    private SendOutcome outcome(Fault fault, OutboundMessage message, boolean open) {
        return switch (fault.kind()) {
            case LATER ->
                new SendOutcome.RetryAfter(
                        fault.patience(), fault.code(), fault.limited() ? Reach.VISIBILITY : Reach.CHANNEL);
            case UNKNOWN -> new SendOutcome.Unknown(fault.code());
            case CHANNEL ->
                new SendOutcome.Rejected(fault.code(), Words.of(fault.code()).id(), Cause.CHANNEL);
            case DUPLICATE -> duplicate(message, fault);
            case MESSAGE -> new SendOutcome.Rejected(fault.code(), "X menolak isi jawaban ini.", Cause.MESSAGE);
            case RECIPIENT ->
                new SendOutcome.Rejected(
                        fault.code(), "Pengguna ini tidak menerima pesan langsung dari akun kantor.", Cause.RECIPIENT);
            case RULE ->
                open
                        ? new SendOutcome.Rejected(fault.code(), rule(fault.code()), Cause.RULE)
                        : new SendOutcome.Rejected(
                                "recipient-refuses",
                                "Pengguna ini tidak menerima pesan langsung dari akun kantor.",
                                Cause.RECIPIENT);
            case GONE ->
                open
                        ? new SendOutcome.Rejected("answered-post-gone", rule("answered-post-gone"), Cause.RULE)
                        : new SendOutcome.Rejected(
                                "recipient-unknown", "Pengguna X ini tidak ada lagi.", Cause.RECIPIENT);
        };
    }

    private static String rule(String code) {
        return switch (code) {
            case "answered-post-gone" -> "Pos yang dibalas sudah dihapus atau tidak lagi terlihat.";
            case "reply-not-allowed" ->
                "X tidak menerima balasan di sini: penulis tidak menyebut atau mengutip akun kantor, atau membatasi"
                        + " balasan.";
            default -> "X tidak mengizinkan balasan ini.";
        };
    }

    /**
     * X takes no text twice. Where the same words already answer the same post, an earlier attempt got through, and is to
     * be found; where they were said in another conversation, this one needs words of its own. Where they are seen nowhere
     * X knows more than it shows: an earlier attempt may have got through.
     */
    private SendOutcome duplicate(OutboundMessage message, Fault fault) {
        SentSearch.Result earlier = new SentSearch(settings).everSent(message);
        if (earlier instanceof SentSearch.Sent sent) {
            return new SendOutcome.Accepted(sent.id(), "{\"id\":\"" + sent.id() + "\",\"seen\":\"duplicate-content\"}");
        }
        return earlier instanceof SentSearch.NotSeen notHere && notHere.elsewhere()
                ? new SendOutcome.Rejected(
                        fault.code(),
                        "X menolak teks yang sama persis dengan kiriman sebelumnya; ubah kata-katanya.",
                        Cause.MESSAGE)
                : new SendOutcome.Unknown(fault.code());
    }
}
