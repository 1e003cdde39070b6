package id.sigap.connector.telegram;

import id.sigap.connector.api.InboundEvent;
import java.util.List;

/**
 * What an update turned out to be.
 *
 * @param events possibly none
 * @param reason why there are none, stable; {@code ""} where there are some
 */
record Reading(List<InboundEvent> events, String reason) {
    Reading {
        events = List.copyOf(events);
        if (events.isEmpty() == reason.isEmpty()) {
            throw new IllegalArgumentException("An update gives events or a reason why not");
        }
    }

    static Reading of(InboundEvent event) {
        return new Reading(List.of(event), "");
    }

    /** Understood, and nothing for a complaint desk. */
    static Reading ignored(String reason) {
        return new Reading(List.of(), reason);
    }
}
