package id.sigap.reply;

import id.sigap.complaint.Complaint;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.SheetField;
import id.sigap.foundation.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A letter that a person carries to another office's system, field by field. */
@ApplicationScoped
public class Sheets {
    @Inject
    Outbox outbox;

    @Inject
    Channels channels;

    @Inject
    Vault vault;

    /** In the order of the form there; nothing where no person carries the letter. */
    public List<SheetField> of(Complaint complaint, UUID letter) {
        return outbox.find(letter)
                .filter(row -> row.ofCase() && row.complaintId() == complaint.id())
                .flatMap(row -> channels.find(row.channelId())
                        .flatMap(channels::line)
                        .filter(line -> line.connector().describe().can(Capability.DELIVERED_BY_PERSON))
                        .map(line -> line.connector()
                                .sheet(
                                        line.context(),
                                        Dispatcher.message(row, row.content(complaint.key(vault)), Map.of()))))
                .orElse(List.of());
    }
}
