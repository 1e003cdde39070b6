package id.sigap.web.dossier;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.dossier.CaseFile.Earlier;
import id.sigap.dossier.CaseFile.Officer;
import id.sigap.dossier.CaseFile.Said;
import id.sigap.foundation.CaseKey;
import id.sigap.reply.Outbox;
import id.sigap.reply.OutboxRow;
import id.sigap.web.TrackingCodes;
import id.sigap.web.cases.ConversationView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was said in a case, in the order in which it was said, edits with what stood before. */
@RequestScoped
class Conversation {
    @Inject
    Complaints complaints;

    @Inject
    Outbox outbox;

    List<Said> of(Complaint complaint, CaseKey key, Function<String, Officer> officers) {
        Map<UUID, OutboxRow> sent =
                outbox.of(complaint.id()).stream().collect(Collectors.toMap(OutboxRow::id, Function.identity()));
        List<Message> messages = complaints.messages(complaint.id());
        Map<Long, List<Earlier>> earlier = new HashMap<>();
        for (Message message : messages) {
            message.replacement().ifPresent(newer -> {
                List<Earlier> versions = new ArrayList<>(earlier.getOrDefault(message.id(), List.of()));
                versions.add(new Earlier(
                        message.occurredAt(),
                        TrackingCodes.hidden(message.content(key).text())));
                earlier.put(newer, versions);
            });
        }
        return messages.stream()
                .filter(message -> message.replacement().isEmpty())
                .sorted(Comparator.comparing(Message::occurredAt).thenComparing(Message::id))
                .map(message -> new Said(
                        message.kind().code(),
                        ConversationView.byLabel(message),
                        message.occurredAt(),
                        message.author().map(officers).orElse(null),
                        message.publicText(),
                        TrackingCodes.hidden(message.content(key).shown()),
                        message.deletedAt().orElse(null),
                        earlier.getOrDefault(message.id(), List.of()),
                        message.outboxId()
                                .map(sent::get)
                                .map(ConversationView::label)
                                .orElse(null)))
                .toList();
    }
}
