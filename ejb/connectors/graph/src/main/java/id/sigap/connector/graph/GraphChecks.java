package id.sigap.connector.graph;

import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import java.util.Optional;

/** What no platform of Meta's takes from us: subjects, files, too many words. */
public final class GraphChecks {
    private GraphChecks() {}

    /**
     * Why a message cannot be sent; empty = it can.
     *
     * @param length as the connector measures the body
     * @param limit in the same unit
     * @param unit in Indonesian, such as {@code karakter}
     */
    public static Optional<SendOutcome> refused(OutboundMessage message, int length, int limit, String unit) {
        if (message.subject().isPresent()) {
            return rejected("subject-unsupported", "Kanal ini tidak memakai judul; hapus judul dari jawaban.");
        }
        if (!message.files().isEmpty()) {
            return rejected("files-unsupported", "Kanal ini tidak mengirim lampiran; hapus lampiran dari jawaban.");
        }
        if (length > limit) {
            return rejected(
                    "too-long", "Jawaban terlalu panjang: " + length + " " + unit + ", paling banyak " + limit + ".");
        }
        return Optional.empty();
    }

    private static Optional<SendOutcome> rejected(String code, String message) {
        return Optional.of(new SendOutcome.Rejected(code, message, SendOutcome.Cause.MESSAGE));
    }
}
