package id.sigap.connector.youtube;

import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Cause;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Writes one reply. */
record Replying(YouTubeSettings settings) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** The comment at the top of the thread: a reply's id begins with it. */
    static Optional<String> parent(Conversation conversation) {
        return conversation
                .conversationId()
                .or(conversation::answered)
                .map(id -> id.contains(".") ? id.substring(0, id.indexOf('.')) : id)
                .filter(id -> !id.isBlank());
    }

    SendOutcome send(OutboundMessage message) {
        Optional<SendOutcome> refusal = refusal(message);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Access access = new AccessTokens(settings).ask();
        if (access instanceof Access.Away away) {
            return new SendOutcome.RetryAfter(PATIENCE, away.reason(), SendOutcome.Reach.CHANNEL);
        }
        if (access instanceof Access.Refused refused) {
            return new SendOutcome.Rejected(
                    refused.code(),
                    "Google menolak akses akun YouTube; administrator perlu memeriksa kanal.",
                    Cause.CHANNEL);
        }
        Optional<String> parent = parent(message.conversation());
        if (parent.isEmpty()) {
            return new SendOutcome.Rejected("thread-unknown", "Komentar yang dijawab tidak dikenal.", Cause.RECIPIENT);
        }
        JsonObject body = Json.provider()
                .createObjectBuilder()
                .add(
                        "snippet",
                        Json.provider()
                                .createObjectBuilder()
                                .add("parentId", parent.get())
                                .add("textOriginal", message.body()))
                .build();
        DataApi api = new DataApi(settings.apiUrl(), ((Access.Granted) access).token());
        ApiAnswer answer = api.insert("comments", body);
        if (!(answer instanceof ApiAnswer.NotSent)) {
            AnswersToday.one(
                    settings.context().channelId(), settings.context().clock().instant());
        }
        return outcome(answer);
    }

    private Optional<SendOutcome> refusal(OutboundMessage message) {
        if (message.subject().isPresent()) {
            return rejected(
                    "subject-unsupported", "Komentar tidak memakai judul; hapus judul dari jawaban.", Cause.MESSAGE);
        }
        if (!message.files().isEmpty()) {
            return rejected("files-unsupported", "Komentar tidak membawa lampiran; hapus lampirannya.", Cause.MESSAGE);
        }
        if (message.body().length() > settings.maximumLength()) {
            return rejected(
                    "too-long",
                    "Jawaban terlalu panjang untuk komentar: paling panjang " + settings.maximumLength() + " karakter.",
                    Cause.MESSAGE);
        }
        if (settings.complete() && message.conversation().visibility() == Visibility.PRIVATE) {
            return rejected("public-only", "YouTube tidak mempunyai pesan pribadi; pakai kanal lain.", Cause.RULE);
        }
        return Optional.empty();
    }

    private static Optional<SendOutcome> rejected(String code, String message, Cause cause) {
        return Optional.of(new SendOutcome.Rejected(code, message, cause));
    }

    private SendOutcome outcome(ApiAnswer answer) {
        if (answer instanceof ApiAnswer.Ok ok) {
            return Json.text(ok.body(), "id")
                    .<SendOutcome>map(id -> new SendOutcome.Accepted(
                            id,
                            "publishedAt "
                                    + Json.text(ok.body(), "snippet", "publishedAt")
                                            .orElse("?")))
                    .orElseGet(() -> new SendOutcome.Unknown("comments.insert: answer unreadable"));
        }
        if (answer instanceof ApiAnswer.NotSent notSent) {
            return new SendOutcome.RetryAfter(
                    PATIENCE, "comments.insert: " + notSent.reason(), SendOutcome.Reach.CHANNEL);
        }
        if (answer instanceof ApiAnswer.Refused refused) {
            return refused(refused);
        }
        return new SendOutcome.Unknown("comments.insert: " + ((ApiAnswer.Unclear) answer).reason());
    }

    private SendOutcome refused(ApiAnswer.Refused refused) {
        Instant now = settings.context().clock().instant();
        return switch (refused.fault()) {
            case QUOTA -> {
                AnswersToday.all(settings.context().channelId(), now, settings.answersADay());
                yield new SendOutcome.RetryAfter(
                        QuotaDay.untilReset(now).plus(PATIENCE), refused.code(), SendOutcome.Reach.CHANNEL);
            }
            case RATE ->
                new SendOutcome.RetryAfter(
                        refused.retryAfter().orElse(PATIENCE), refused.code(), SendOutcome.Reach.CHANNEL);
            case PLATFORM ->
                refused.status() >= 500
                        ? new SendOutcome.Unknown("comments.insert: " + refused.code())
                        : new SendOutcome.RetryAfter(refused.retryAfter().orElse(PATIENCE), refused.code());
            case CHANNEL ->
                new SendOutcome.Rejected(
                        refused.code(), "YouTube menolak akun kanal; administrator perlu memeriksanya.", Cause.CHANNEL);
            case GONE ->
                new SendOutcome.Rejected(
                        refused.code(), "Komentar yang dijawab sudah tidak ada di YouTube.", Cause.RECIPIENT);
            case RULE ->
                new SendOutcome.Rejected(
                        refused.code(), "YouTube tidak mengizinkan balasan di bawah komentar ini.", Cause.RULE);
            case MESSAGE ->
                new SendOutcome.Rejected(
                        refused.code(), "YouTube tidak menerima teks ini; ubah lalu coba lagi.", Cause.MESSAGE);
        };
    }
}
