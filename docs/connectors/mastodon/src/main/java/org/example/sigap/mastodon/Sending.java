package org.example.sigap.mastodon;

import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/** Posts one approved message as a status. */
final class Sending {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final MastodonApi api;
    private final Clock clock;
    private final int limit;

    Sending(MastodonApi api, Clock clock, int limit) {
        this.api = api;
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * The line that reaches the citizen: Mastodon has no other place for a recipient than the words. It is to the status what
     * {@code To:} is to a mail, and counts into its length; the approved words follow unchanged.
     */
    static String address(Conversation conversation) {
        return Optional.ofNullable(conversation.attributes().get(Splitting.ACCOUNT))
                .map(account -> "@" + account)
                .or(() -> conversation.recipient().handle())
                .filter(handle -> handle.matches("@[\\w.@-]{1,200}"))
                .map(handle -> handle + " ")
                .orElse("");
    }

    static String words(OutboundMessage message) {
        return address(message.conversation()) + message.body();
    }

    SendOutcome send(OutboundMessage message) {
        Optional<SendOutcome> refusal = refusal(message);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        try {
            return outcome(api.post(
                    "/api/v1/statuses", body(message), message.outboxId().toString()));
        } catch (ConnectException | UnknownHostException | NoRouteToHostException | SSLHandshakeException e) {
            return new SendOutcome.RetryAfter(SOON, e.getClass().getSimpleName(), SendOutcome.Reach.CHANNEL);
        } catch (IOException e) {
            return new SendOutcome.Unknown(e.getClass().getSimpleName());
        }
    }

    private Optional<SendOutcome> refusal(OutboundMessage message) {
        if (message.subject().isPresent()) {
            return Optional.of(rejected(
                    "subject-unsupported", "Jawaban di Mastodon tidak memakai judul; hapus judulnya."));
        }
        if (!message.files().isEmpty()) {
            return Optional.of(rejected(
                    "files-unsupported", "Konektor ini tidak mengirim lampiran; hapus lampirannya."));
        }
        int length = Text.count(words(message));
        if (length > limit) {
            return Optional.of(rejected(
                    "too-long",
                    "Jawaban " + length + " karakter bersama alamatnya; paling panjang " + limit + " karakter."));
        }
        return Optional.empty();
    }

    private static SendOutcome rejected(String code, String words) {
        return new SendOutcome.Rejected(code, words, SendOutcome.Cause.MESSAGE);
    }

    /** An answer is never more public than what it answers. */
    private static String visibility(Conversation conversation) {
        if (conversation.visibility() == Visibility.PRIVATE) {
            return "direct";
        }
        String theirs = conversation.attributes().getOrDefault(Splitting.VISIBILITY, "unlisted");
        return theirs.equals("direct") || theirs.equals("private") ? theirs : "unlisted";
    }

    private static String body(OutboundMessage message) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("status", words(message))
                .add("visibility", visibility(message.conversation()));
        message.conversation().answered().ifPresent(id -> json.add("in_reply_to_id", id));
        return json.build().toString();
    }

    private SendOutcome outcome(Reply reply) {
        if (reply.ok()) {
            return reply.object()
                    .flatMap(status -> Fields.text(status, "id"))
                    .<SendOutcome>map(id -> new SendOutcome.Accepted(id, "HTTP " + reply.status()))
                    .orElseGet(() -> new SendOutcome.Unknown("answer-unreadable"));
        }
        String said = reply.object()
                .flatMap(error -> Fields.text(error, "error"))
                .orElse("HTTP " + reply.status());
        return switch (reply.status()) {
            case 401 -> refused("login-refused", "Token akses ditolak; perbarui token kanal.", SendOutcome.Cause.CHANNEL);
            case 403 -> refused("not-allowed", "Server menolak: " + cut(said), forbidden(said));
            case 404 ->
                refused("gone", "Pesan yang dijawab sudah tidak ada di Mastodon.", SendOutcome.Cause.RECIPIENT);
            case 400, 422 -> refused("refused", "Server menolak isi jawaban: " + cut(said), SendOutcome.Cause.MESSAGE);
            case 429 -> new SendOutcome.RetryAfter(reply.patience(clock), "rate-limited", SendOutcome.Reach.CHANNEL);
            case 503 -> new SendOutcome.RetryAfter(reply.patience(clock), "HTTP 503", SendOutcome.Reach.CHANNEL);
            default -> new SendOutcome.Unknown("HTTP " + reply.status());
        };
    }

    /** A token without the right scope can be repaired; a block cannot. */
    private static SendOutcome.Cause forbidden(String said) {
        return said.contains("scope") || said.contains("disabled") || said.contains("moved")
                ? SendOutcome.Cause.CHANNEL
                : SendOutcome.Cause.RULE;
    }

    private static SendOutcome refused(String code, String words, SendOutcome.Cause cause) {
        return new SendOutcome.Rejected(code, words, cause);
    }

    private static String cut(String text) {
        return text.length() > 200 ? text.substring(0, 200) : text;
    }
}
