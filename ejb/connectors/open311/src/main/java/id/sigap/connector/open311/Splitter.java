package id.sigap.connector.open311;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.Forwarded;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundEvent.Message;
import id.sigap.connector.api.InboundEvent.OwnMessage;
import id.sigap.connector.api.InboundEvent.Unreadable;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a list of requests says: a request that carries our mark is our own message; notes are words of the other office, and
 * its answer once the request is closed. An open request without notes says nothing.
 */
final class Splitter {
    private static final String NO_NOTES = "Instansi menutup laporan ini tanpa keterangan.";

    private final ZoneId zone;

    Splitter(ChannelContext context) {
        this.zone = context.clock().getZone();
    }

    List<InboundEvent> split(RawDelivery delivery) {
        Optional<List<Map<String, String>>> records = Records.read(delivery.body());
        if (records.isEmpty()) {
            return List.of(new Unreadable(
                    delivery.key(),
                    delivery.receivedAt(),
                    "list-unreadable",
                    "Daftar laporan dari server Open311 tidak dapat dibaca."));
        }
        Map<String, InboundEvent> events = new LinkedHashMap<>();
        for (Map<String, String> fields : records.get()) {
            for (InboundEvent event : events(new ServiceRequest(fields), delivery.receivedAt())) {
                events.putIfAbsent(event.kind() + " " + event.nativeId(), event);
            }
        }
        return List.copyOf(events.values());
    }

    private List<InboundEvent> events(ServiceRequest request, Instant receivedAt) {
        List<InboundEvent> events = new ArrayList<>();
        request.id().ifPresent(id -> {
            Instant at = request.changedAt(zone).orElse(receivedAt);
            request.mark().ifPresent(mark -> events.add(own(request, id, mark, at)));
            if (request.closed() || !request.notes().isEmpty()) {
                events.add(said(request, id, at));
            }
        });
        return events;
    }

    private OwnMessage own(ServiceRequest request, String id, Mark mark, Instant at) {
        return new OwnMessage(
                id,
                "1",
                request.madeAt(zone).orElse(at),
                Optional.empty(),
                Content.of(request.description()),
                new ThreadReference(Optional.empty(), List.of(), List.of(mark.ticket())),
                Visibility.PRIVATE,
                Optional.of(mark.outboxId()));
    }

    /** The same words in the same state are one message, however often they are listed. */
    private static Message said(ServiceRequest request, String id, Instant at) {
        String words = request.notes().isEmpty() ? NO_NOTES : request.notes();
        String state = Bytes.utf8(request.closed() + "\n" + words).sha256().substring(0, 16);
        Map<String, String> attributes = new HashMap<>();
        request.mark()
                .ifPresent(mark ->
                        attributes.put(Forwarded.OUTBOX_ID, mark.outboxId().toString()));
        if (request.closed()) {
            attributes.put(Forwarded.FINISHED, "true");
        }
        Person office = Person.of(
                "office:" + Bytes.utf8(request.agency().orElse("")).sha256().substring(0, 16));
        return new Message(
                id + "#" + state,
                "1",
                at,
                request.agency().map(office::named).orElse(office),
                Content.of(words),
                new ThreadReference(
                        Optional.empty(),
                        List.of(id),
                        request.mark().map(Mark::ticket).stream().toList()),
                Visibility.PRIVATE,
                Set.of(),
                attributes);
    }
}
