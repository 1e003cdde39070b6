package id.sigap.web.cases;

import id.sigap.complaint.Complaint;
import id.sigap.forwarding.Forwarding;
import id.sigap.reply.Outbox;
import id.sigap.reply.OutboxRow;
import id.sigap.web.Labels.Label;
import id.sigap.web.cases.Shapes.Carriage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** How far a forwarding came on its way to another office's system. */
@ApplicationScoped
class Carriages {
    private static final Map<String, String> WORDS = Map.of(
            "ready", "Menunggu dikirim",
            "sending", "Sedang dikirim",
            "sent", "Diterima sistem instansi",
            "unknown", "Belum pasti, sedang dicari",
            "person", "Menunggu petugas",
            "rejected", "Ditolak sistem instansi",
            "held", "Ditahan",
            "void", "Batal");

    @Inject
    Outbox outbox;

    /** Null where the forwarding goes by no channel to another system. */
    Carriage of(Forwarding forwarding, Complaint complaint) {
        return forwarding
                .outboxId()
                .flatMap(outbox::find)
                .map(row -> new Carriage(
                        new Label(row.state(), WORDS.getOrDefault(row.state(), row.state())),
                        number(row),
                        forwarding.reachedBy().equals("file")
                                ? "/api/complaints/" + complaint.ticket() + "/forwardings/" + forwarding.id() + "/sheet"
                                : null))
                .orElse(null);
    }

    private static String number(OutboxRow row) {
        return row.nativeId()
                .map(id -> id.startsWith("person:") ? id.substring(7) : id)
                .filter(id -> !id.startsWith("token:"))
                .orElse(null);
    }
}
