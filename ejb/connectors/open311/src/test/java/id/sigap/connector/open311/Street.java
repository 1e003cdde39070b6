package id.sigap.connector.open311;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.Forwarded;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.tck.TestChannel;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A hole in a street, on its way to the office that mends streets. */
final class Street {
    static final String KEY = "kunci-api-contoh";
    static final String JURISDICTION = "contoh.go.id";
    static final String TICKET = "SGP-2026-000041";

    private Street() {}

    static TestChannel channel(URI server) {
        return TestChannel.of(new Open311Connector())
                .setting(Server.API_URL, server.toString())
                .setting(Server.JURISDICTION, JURISDICTION)
                .setting(Server.POLL_SECONDS, "0")
                .secret(Server.API_KEY, KEY);
    }

    static ChannelContext at(URI server, Clock clock) {
        return channel(server).clock(clock).open();
    }

    static Conversation conversation(Map<String, String> more) {
        Map<String, String> attributes = new HashMap<>(Map.of(
                Forwarded.TICKET, TICKET, Forwarded.SERVICE_CODE, "JLN-01", Forwarded.PLACE, "Jalan MT Haryono"));
        attributes.putAll(more);
        return new Conversation(
                Person.of("JLN-01").named("Dinas Pekerjaan Umum"),
                Visibility.PRIVATE,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                attributes);
    }

    static OutboundMessage message(Map<String, String> more, String words) {
        return new OutboundMessage(
                UUID.randomUUID(), conversation(more), List.of(new Part.Text(Part.Role.BODY, words)), true);
    }

    static OutboundMessage message() {
        return message(Map.of(), "Jalan berlubang sedalam lutut & licin <malam>.\n\nMohon ditanggapi.");
    }
}
