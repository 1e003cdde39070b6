package id.sigap.reply;

import id.sigap.complaint.Attachment;
import id.sigap.complaint.Attachments;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import id.sigap.wording.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The files that go out with an answer: exactly those that were approved, byte for byte. */
@ApplicationScoped
public class Enclosures {
    @Inject
    Attachments attachments;

    @Inject
    Complaints complaints;

    @Inject
    Vault vault;

    /** The files of a letter by their ids; empty where one of them is no longer what was approved. */
    Optional<Map<String, byte[]>> of(Letter letter) {
        Map<String, byte[]> files = new HashMap<>();
        for (Letter.Piece piece : letter.parts()) {
            if (piece.role().equals("attachment")) {
                String[] words = piece.text().split(" ", 3);
                byte[] content = attachments
                        .find(UUID.fromString(words[0]))
                        .map(this::open)
                        .orElse(null);
                if (content == null || !Attachments.sha256(content).equals(words[1])) {
                    return Optional.empty();
                }
                files.put(words[0], content);
            }
        }
        return Optional.of(files);
    }

    private byte[] open(Attachment file) {
        try {
            return file.content(owner(file).key(vault));
        } catch (IllegalStateException e) {
            return null;
        }
    }

    private Complaint owner(Attachment file) {
        return complaints.find(file.complaintId()).orElseThrow();
    }

    /** Shows the files of a sent letter beside the message that carried them. */
    void keep(Complaint complaint, Message message, Letter letter) {
        for (UUID id : letter.attachments()) {
            Attachment file = attachments.find(id).orElseThrow();
            boolean free =
                    file.complaintId() == complaint.id() && file.messageId().isEmpty();
            if (free) {
                file.belongsTo(message.id());
            } else {
                Complaint owner = owner(file);
                attachments.add(
                        complaint,
                        message.id(),
                        Ledger.SYSTEM,
                        file.name(owner.key(vault)),
                        file.content(owner.key(vault)));
            }
        }
    }
}
