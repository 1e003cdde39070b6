package id.sigap.reply;

import id.sigap.connector.Channel;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Visibility;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.UnitOfWork;
import id.sigap.wording.Letter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Sends what is ready on the channels whose lease this server has: one message at a time on each channel. */
@ApplicationScoped
public class Dispatcher {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    /** How long a server keeps the right to send on a channel after its last sign of life, which it gives during calls too. */
    private static final Duration LEASE = Duration.ofSeconds(40);

    /** How old the lease may be when a turn begins, and how long that turn goes on before it is renewed. */
    private static final Duration RENEWAL = Duration.ofSeconds(5);

    private static final int BATCH = 20;

    /** By any of these it may be learnt later that a message was sent. */
    private static final Set<Capability> TELLING =
            Set.of(Capability.FINDS_SENT, Capability.SHOWS_OWN_MESSAGES, Capability.REPORTS_DELIVERY);

    private final String self = UUID.randomUUID().toString();
    private final Set<UUID> inFlight = ConcurrentHashMap.newKeySet();

    /** Channels on which a call runs. */
    private final Set<String> calling = ConcurrentHashMap.newKeySet();

    @Inject
    Channels channels;

    @Inject
    Outbox outbox;

    @Inject
    Sending sending;

    @Inject
    Pauses pauses;

    @Inject
    UnitOfWork work;

    @Inject
    BusinessClock clock;

    /** Works off what is due on one channel; true where more may be waiting. */
    public boolean drain(String channelId) {
        // a server without the connector leaves the channel to one that has it
        Optional<Channels.Line> line = work.call(() ->
                        outbox.waits(channelId, clock.now()) ? channels.find(channelId) : Optional.<Channel>empty())
                .filter(Channel::active)
                .flatMap(channels::line);
        if (line.isEmpty()) {
            return false;
        }
        Optional<Turn> turn = work.call(() -> turn(channelId));
        if (turn.isEmpty()) {
            return false;
        }
        List<UUID> due = turn.get().due();
        if (!turn.get().lost().isEmpty()) {
            turn.get().lost().forEach(sending::lost);
            due = work.call(() -> outbox.due(channelId, clock.now(), BATCH));
        }
        long renewed = System.nanoTime();
        for (UUID id : due) {
            if (System.nanoTime() - renewed > RENEWAL.toNanos()) {
                if (work.call(() -> lease(channelId)) == null) {
                    return false;
                }
                renewed = System.nanoTime();
            }
            calling.add(channelId);
            try {
                one(line.get(), id);
            } finally {
                calling.remove(channelId);
            }
        }
        return due.size() == BATCH;
    }

    /**
     * What is to be done on a channel.
     *
     * @param lost rows whose sender died
     */
    private record Turn(List<UUID> lost, List<UUID> due) {}

    /** Empty where another server has the lease, or the channel was paused. */
    private Optional<Turn> turn(String channelId) {
        return Optional.ofNullable(lease(channelId))
                .filter(Channel::active)
                .map(channel -> new Turn(
                        outbox.orphans(channelId).stream()
                                .filter(orphan -> !inFlight.contains(orphan))
                                .toList(),
                        outbox.due(channelId, clock.now(), BATCH)));
    }

    /** The channels on which something is ready to be sent for one case. */
    public List<String> channelsOf(long complaintId) {
        return work.call(() -> outbox.readyChannels(complaintId));
    }

    /**
     * Gives a sign of life for the channels on which a call runs, however long it takes. To be called far more often than a
     * lease lasts.
     *
     * @return false: nothing more to do now
     */
    public boolean renew() {
        for (String channelId : calling) {
            work.call(() -> lease(channelId));
        }
        return false;
    }

    private Channel lease(String channelId) {
        // leases measure the life of servers, so they run on the machine's clock, not on the business clock
        Instant now = Instant.now();
        Channel channel = channels.lock(channelId);
        if (channel == null) {
            return null;
        }
        boolean fresh = channel.leasedBy(self, now.plus(LEASE).minus(RENEWAL));
        return fresh || channel.lease(self, now, now.plus(LEASE)) ? channel : null;
    }

    private void one(Channels.Line line, UUID id) {
        Sending.Ticket ticket = sending.begin(id);
        if (ticket == null) {
            return;
        }
        inFlight.add(id);
        try {
            if (ticket.lookFirst()) {
                sending.found(id, find(line, ticket), patience(line));
            } else {
                SendOutcome outcome = send(line, ticket);
                pauses.hear(line.channel(), ticket.message().conversation().visibility(), outcome);
                sending.outcome(id, outcome);
            }
        } finally {
            inFlight.remove(id);
        }
    }

    /** How long a platform is asked that cannot tell: not at all where nothing that comes later could tell either. */
    private static Duration patience(Channels.Line line) {
        ConnectorDescription connector = line.connector().describe();
        return TELLING.stream().anyMatch(connector::can) ? Sending.LOOKING : Duration.ZERO;
    }

    private SendOutcome send(Channels.Line line, Sending.Ticket ticket) {
        requireNoTransaction();
        try {
            return line.connector().send(line.context(), ticket.message());
        } catch (RuntimeException | LinkageError e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Connector " + line.channel().connector() + " failed while sending " + ticket.id(),
                    e);
            return new SendOutcome.Unknown("connector-failed");
        }
    }

    private FindOutcome find(Channels.Line line, Sending.Ticket ticket) {
        requireNoTransaction();
        try {
            return line.connector().find(line.context(), ticket.message(), ticket.attemptedAt());
        } catch (RuntimeException | LinkageError e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Connector " + line.channel().connector() + " failed while looking for " + ticket.id(),
                    e);
            return new FindOutcome.CannotTell("connector-failed");
        }
    }

    private void requireNoTransaction() {
        if (work.active()) {
            throw new IllegalStateException("A connector was about to be called inside a transaction.");
        }
    }

    /** The letter in the connector's terms: part by part, nothing added. */
    static OutboundMessage message(OutboxRow row, OutboxRow.Content content, Map<String, byte[]> files) {
        Letter letter = content.letter();
        List<Part> parts =
                letter.parts().stream().map(piece -> part(piece, files)).toList();
        Person recipient = new Person(
                content.recipientId(),
                Optional.ofNullable(content.recipientName()),
                Optional.ofNullable(content.recipientHandle()),
                Optional.ofNullable(content.recipientContact()),
                Set.of());
        Conversation conversation = new Conversation(
                recipient,
                letter.target().equals("public") ? Visibility.PUBLIC : Visibility.PRIVATE,
                Optional.ofNullable(content.conversationId()),
                content.repliesTo(),
                Optional.ofNullable(content.lastInboundAt()),
                content.attributes());
        return new OutboundMessage(row.id(), conversation, parts, !row.fromWording());
    }

    private static Part part(Letter.Piece piece, Map<String, byte[]> files) {
        return switch (piece.role()) {
            case "subject" -> new Part.Text(Part.Role.SUBJECT, piece.text());
            case "greeting" -> new Part.Text(Part.Role.GREETING, piece.text());
            case "ticket-mark" -> new Part.Text(Part.Role.TICKET_MARK, piece.text());
            case "footer" -> new Part.Text(Part.Role.FOOTER, piece.text());
            case "attachment" -> {
                String[] words = piece.text().split(" ", 4);
                yield new Part.File(words[3], words[2], Bytes.handOver(files.get(words[0])));
            }
            default -> new Part.Text(Part.Role.BODY, piece.text());
        };
    }
}
