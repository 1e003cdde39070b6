package id.sigap.connector.guard;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks what comes in: how many, how large, each with a key of its own. */
final class Weighed {
    private Weighed() {}

    /** Equal events are one event; two that differ under one key are a breach, since one of them would be lost. */
    static List<InboundEvent> events(List<InboundEvent> given) {
        Limits.present(given, "split");
        Limits.most(given.size(), Limits.EVENTS, "peristiwa");
        Map<String, InboundEvent> byKey = new HashMap<>();
        List<InboundEvent> kept = new java.util.ArrayList<>();
        long size = 0;
        for (InboundEvent event : given) {
            Limits.present(event, "satu peristiwa");
            size += size(event);
            Limits.most(size, Limits.BYTES, "bita");
            InboundEvent before =
                    byKey.putIfAbsent(event.kind() + " " + event.nativeId() + " " + event.version(), event);
            if (before == null) {
                kept.add(event);
            } else if (!before.equals(event)) {
                throw new Breach(Fault.Kind.SAME_KEY_TWICE, event.kind().name());
            }
        }
        return List.copyOf(kept);
    }

    private static long size(InboundEvent event) {
        if (event instanceof InboundEvent.Message message) {
            return size(message.content()) + size(message.attributes());
        }
        if (event instanceof InboundEvent.Edit edit) {
            return size(edit.content());
        }
        if (event instanceof InboundEvent.OwnMessage own) {
            return size(own.content());
        }
        if (event instanceof InboundEvent.Bounce bounce) {
            return bounce.reason().length();
        }
        if (event instanceof InboundEvent.Pointer pointer) {
            return pointer.reference().length();
        }
        return 100;
    }

    private static long size(Content content) {
        long size = content.text().length()
                + content.fullText().map(String::length).orElse(0)
                + content.subject().map(String::length).orElse(0);
        for (Attachment attachment : content.attachments()) {
            size += 100 + attachment.name().length();
            if (attachment instanceof Attachment.Inline inline) {
                size += inline.content().size();
            }
        }
        return size;
    }

    private static long size(Map<String, String> attributes) {
        long size = 0;
        for (Map.Entry<String, String> each : attributes.entrySet()) {
            size += each.getKey().length() + each.getValue().length();
        }
        return size;
    }

    /** Deliveries that will be stored with the cursor behind them. */
    static PollResult polled(PollResult given) {
        Limits.present(given, "poll");
        if (given instanceof PollResult.Away away) {
            return new PollResult.Away(Limits.within(away.retryAfter()), away.reason());
        }
        if (given instanceof PollResult.Polled polled) {
            Limits.most(polled.deliveries().size(), Limits.DELIVERIES, "kiriman");
            Limits.most(polled.cursor().length(), Limits.SHORT_TEXT, "karakter penunjuk");
            Map<String, RawDelivery> byKey = new HashMap<>();
            long size = 0;
            for (RawDelivery delivery : polled.deliveries()) {
                size += size(delivery);
                Limits.most(size, Limits.BYTES, "bita");
                RawDelivery before = byKey.putIfAbsent(delivery.key(), delivery);
                if (before != null && !before.body().equals(delivery.body())) {
                    throw new Breach(Fault.Kind.SAME_KEY_TWICE, "kiriman");
                }
            }
        }
        return given;
    }

    static RawDelivery delivery(RawDelivery given) {
        Limits.most(size(given), Limits.BYTES, "bita");
        return given;
    }

    private static long size(RawDelivery delivery) {
        return 200L + delivery.body().size() + size(delivery.attributes());
    }

    /** Attributes are kept with the delivery. */
    static void attributes(Map<String, String> given) {
        Limits.most(size(given), Limits.HANDSHAKE_BYTES, "bita atribut");
    }
}
