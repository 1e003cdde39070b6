package id.sigap.intake;

import id.sigap.complaint.Attachments;
import id.sigap.complaint.Complaint;
import id.sigap.connector.api.Attachment;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files of an incoming message: kept with the case, fetched for it, or named where they could not be kept. */
@ApplicationScoped
public class IncomingFiles {
    /** More files than this in one message are named, not kept. */
    private static final int MOST = 20;

    private static final String NOT_TO_BE_KEPT = "tidak dapat diambil dari platform";

    @Inject
    Attachments attachments;

    @Inject
    RemoteQueue remote;

    @Inject
    Ledger ledger;

    /**
     * A sentence for each file that was not kept, to stand under the message; empty where all were.
     *
     * @param files as the connector gave them
     */
    static String leftOut(List<Attachment> files) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Attachment file = files.get(i);
            if (file instanceof Attachment.LeftOut left) {
                sentences.add(sentence(left.name(), left.size(), LeftOutReason.of(left.code(), NOT_TO_BE_KEPT)));
            } else if (file instanceof Attachment.Remote && i >= MOST) {
                sentences.add(sentence(file.name(), 0, LeftOutReason.of("too-many-files", NOT_TO_BE_KEPT)));
            } else if (file instanceof Attachment.Inline inline && !kept(i, inline)) {
                String code = i < MOST ? "too-large" : "too-many-files";
                sentences.add(sentence(inline.name(), inline.content().size(), LeftOutReason.of(code, NOT_TO_BE_KEPT)));
            }
        }
        return String.join("\n", sentences);
    }

    private static boolean kept(int position, Attachment.Inline file) {
        return position < MOST && file.content().size() <= Attachments.LARGEST;
    }

    static String sentence(String name, long bytes, String why) {
        String size =
                bytes > 0 ? String.format(Locale.forLanguageTag("id-ID"), ", %.1f MB", bytes / 1024.0 / 1024.0) : "";
        return "[Lampiran \"" + (name.isBlank() ? "tanpa nama" : name) + "\"" + size + " tidak disimpan: " + why + ".]";
    }

    /** The files of an edited message: those that came with the edit, else those it had. */
    void moved(Complaint complaint, String channelId, long before, long after, List<Attachment> files) {
        if (files.isEmpty()) {
            attachments.move(before, after);
            remote.move(before, after);
        } else {
            keep(complaint, channelId, after, Ledger.CITIZEN, files);
        }
    }

    /**
     * Keeps what can be kept, and has fetched what is still on the platform; what cannot be kept is in the ledger and in
     * {@link #leftOut}.
     *
     * @param actor whose files they are, in the ledger's words
     */
    void keep(Complaint complaint, String channelId, long message, String actor, List<Attachment> files) {
        int left = 0;
        for (int i = 0; i < files.size(); i++) {
            if (files.get(i) instanceof Attachment.Inline inline && kept(i, inline)) {
                attachments.add(
                        complaint,
                        message,
                        actor,
                        inline.name(),
                        inline.content().toArray());
            } else if (files.get(i) instanceof Attachment.Remote file && i < MOST) {
                remote.add(complaint, channelId, message, file);
            } else {
                left++;
            }
        }
        if (left > 0) {
            ledger.record(
                    "attachment.left-out",
                    Ledger.PLATFORM,
                    complaint.ticket(),
                    Map.of("message", message, "files", left));
        }
    }
}
