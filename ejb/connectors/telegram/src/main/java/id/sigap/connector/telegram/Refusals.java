package id.sigap.connector.telegram;

import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Cause;
import java.time.Duration;

/** Tells what a refusal of sendMessage means. Telegram has no finer codes, so its words must be read. */
final class Refusals {
    private Refusals() {}

    static SendOutcome outcome(ApiResult.Refused refused, Duration patience) {
        if (refused.code() == 429) {
            return new SendOutcome.RetryAfter(
                    refused.retryAfter().map(Duration::ofSeconds).orElse(patience),
                    "sendMessage: 429",
                    SendOutcome.Reach.CHANNEL);
        }
        if (refused.code() >= 500) {
            return new SendOutcome.Unknown("sendMessage: " + refused.code());
        }
        if (refused.tokenRefused()) {
            return new SendOutcome.Rejected(
                    "token-refused", "Telegram menolak token bot; administrator perlu memeriksa kanal.", Cause.CHANNEL);
        }
        if (refused.code() == 403) {
            return forbidden(refused);
        }
        return badRequest(refused);
    }

    private static SendOutcome forbidden(ApiResult.Refused refused) {
        if (refused.says("blocked")) {
            return recipient("blocked", "Pelapor memblokir bot, sehingga jawaban tidak dapat disampaikan di Telegram.");
        }
        if (refused.says("deactivated")) {
            return recipient("deactivated", "Akun Telegram pelapor sudah tidak ada.");
        }
        if (refused.says("initiate")) {
            return recipient(
                    "not-started", "Pelapor belum pernah menulis kepada bot, sehingga bot tidak boleh menyapa dulu.");
        }
        return rule("forbidden", "Bot sudah bukan anggota grup ini atau tidak boleh menulis di sana.");
    }

    private static SendOutcome badRequest(ApiResult.Refused refused) {
        if (refused.says("chat not found") || refused.says("user not found") || refused.says("peer_id_invalid")) {
            return recipient("chat-not-found", "Percakapan ini tidak ada lagi di Telegram.");
        }
        if (refused.says("not enough rights")
                || refused.says("have no rights")
                || refused.says("topic_closed")
                || refused.says("chat_write_forbidden")) {
            return rule("write-forbidden", "Bot tidak boleh menulis di grup atau topik ini.");
        }
        if (refused.says("message is too long")) {
            return message("too-long", "Jawaban terlalu panjang untuk Telegram; pendekkan.");
        }
        if (refused.says("text is empty")) {
            return message("empty", "Jawaban kosong menurut Telegram; isi teksnya.");
        }
        return message("refused-" + refused.code(), "Telegram tidak menerima jawaban ini; ubah lalu coba lagi.");
    }

    private static SendOutcome recipient(String code, String message) {
        return new SendOutcome.Rejected(code, message, Cause.RECIPIENT);
    }

    private static SendOutcome rule(String code, String message) {
        return new SendOutcome.Rejected(code, message, Cause.RULE);
    }

    private static SendOutcome message(String code, String message) {
        return new SendOutcome.Rejected(code, message, Cause.MESSAGE);
    }
}
