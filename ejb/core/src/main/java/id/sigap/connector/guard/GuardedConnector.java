package id.sigap.connector.guard;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.HandshakeReply;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.ReplayOutcome;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.ServicesOutcome;
import id.sigap.connector.api.SheetField;
import id.sigap.foundation.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A connector as the rest of Sigap sees it: it describes itself from memory, keeps its time limits, and where it fails answers
 * what the contract has for that. Two calls have no such answer: {@link #receive} is refused as unavailable, so that the
 * platform comes again, and {@link #split} throws {@link CallFailed}.
 */
public final class GuardedConnector implements Connector {
    /** Says of an answer that it is the guard's own: the connector gave none. */
    public static final String FAILED = "connector-failed";

    private static final Duration LATER = Duration.ofSeconds(30);

    private final Connector connector;
    private final ConnectorDescription description;
    private final Standing standing;
    private final CallGuard guard;

    private GuardedConnector(
            Connector connector, ConnectorDescription description, Standing standing, CallGuard guard) {
        this.connector = connector;
        this.description = description;
        this.standing = standing;
        this.guard = guard;
    }

    /**
     * Makes a connector, which runs its constructor.
     *
     * @param bean gives it; empty where it is no longer there
     * @throws CallFailed where it cannot be made, or is none of this contract
     */
    public static Optional<Connector> lookUp(
            Callable<Optional<Object>> bean, Standing standing, CallGuard guard, Duration limit) {
        Callable<Optional<Connector>> call = () -> {
            Optional<Object> found = bean.call();
            if (found.isPresent() && !(found.get() instanceof Connector)) {
                throw new Breach(Fault.Kind.UNLAWFUL, "another class of the name " + Connector.class.getName());
            }
            return found.map(Connector.class::cast);
        };
        return guard.call(standing, ConnectorCall.LOOKUP, limit, call, UnaryOperator.identity());
    }

    /**
     * Asks who a connector is.
     *
     * @throws CallFailed where it does not say
     */
    public static ConnectorDescription describe(
            Connector connector, Standing standing, CallGuard guard, Duration limit) {
        return guard.call(standing, ConnectorCall.DESCRIBE, limit, connector::describe, given -> {
            Limits.present(given, "describe");
            Limits.most(given.settings().size(), Limits.SETTINGS, "pengaturan");
            Limits.most(given.version().length(), 100, "karakter versi");
            Limits.most(given.name().id().length() + given.name().en().length(), 200, "karakter nama");
            return given;
        });
    }

    /** The same within the time that the contract gives. */
    public static ConnectorDescription describe(Connector connector, Standing standing, CallGuard guard) {
        return describe(connector, standing, guard, ConnectorCall.DESCRIBE.limit());
    }

    /** @param description what it said of itself */
    public static GuardedConnector of(
            Connector connector, ConnectorDescription description, Standing standing, CallGuard guard) {
        return new GuardedConnector(connector, description, standing, guard);
    }

    @Override
    public ConnectorDescription describe() {
        return description;
    }

    /** Asked for a secret that it does not declare; refused, and a fault. */
    public void undeclared(String secret) {
        standing.fault(ConnectorCall.SECRETS, Fault.Kind.UNDECLARED, secret);
    }

    private <T> T ask(ConnectorCall what, Callable<T> call, UnaryOperator<T> check, Function<CallFailed, T> otherwise) {
        return ask(what, what.limit(), call, check, otherwise);
    }

    private <T> T ask(
            ConnectorCall what,
            Duration limit,
            Callable<T> call,
            UnaryOperator<T> check,
            Function<CallFailed, T> otherwise) {
        try {
            return guard.call(standing, what, limit, call, given -> check.apply(Limits.present(given, what.word())));
        } catch (CallFailed failure) {
            return otherwise.apply(failure);
        }
    }

    @Override
    public HandshakeReply handshake(ChannelContext context, InboundRequest request) {
        return ask(
                ConnectorCall.HANDSHAKE,
                () -> connector.handshake(context, request),
                Answers::handshake,
                failure -> HandshakeReply.of(503, ""));
    }

    @Override
    public ReceiveVerdict receive(ChannelContext context, InboundRequest request) {
        return ask(ConnectorCall.RECEIVE, () -> connector.receive(context, request), Answers::verdict, failure -> {
            throw Refusal.of(
                            Refusal.Kind.UNAVAILABLE,
                            FAILED,
                            "Konektor " + description.id() + " sedang bermasalah; kirim lagi sebentar lagi.")
                    .with(Refusal.RETRY_AFTER, LATER.toSeconds());
        });
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        return ask(ConnectorCall.SPLIT, () -> connector.split(context, delivery), Weighed::events, failure -> {
            throw failure;
        });
    }

    @Override
    public PollResult poll(ChannelContext context, Optional<String> cursor, Duration waitUpTo) {
        return ask(
                ConnectorCall.POLL,
                waitUpTo.plus(ConnectorCall.POLL.limit()),
                () -> connector.poll(context, cursor, waitUpTo),
                Weighed::polled,
                failure -> new PollResult.Away(LATER, FAILED));
    }

    @Override
    public void acknowledge(ChannelContext context, List<String> receipts) {
        run(ConnectorCall.ACKNOWLEDGE, () -> connector.acknowledge(context, receipts));
    }

    @Override
    public ReplayOutcome replay(ChannelContext context, Instant since) {
        return ask(
                ConnectorCall.REPLAY,
                () -> connector.replay(context, since),
                Answers::replayed,
                failure -> new ReplayOutcome.Failed(
                        FAILED,
                        new LocalizedText("Konektor kanal ini sedang bermasalah.", "This channel's connector fails.")));
    }

    @Override
    public FetchOutcome fetch(ChannelContext context, String reference) {
        return ask(
                ConnectorCall.FETCH,
                () -> connector.fetch(context, reference),
                Answers::fetched,
                failure -> new FetchOutcome.RetryAfter(LATER, FAILED));
    }

    /** Where the connector was never reached nothing was sent; else nobody can say. */
    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        return ask(
                ConnectorCall.SEND,
                () -> connector.send(context, message),
                Answers::sent,
                failure ->
                        failure.begun() ? new SendOutcome.Unknown(FAILED) : new SendOutcome.RetryAfter(LATER, FAILED));
    }

    /** While a send that was given up still runs, what is not there may yet come. */
    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        boolean mayCome = standing.mayStillSend();
        return ask(
                ConnectorCall.FIND,
                () -> connector.find(context, message, attemptedAt),
                given -> mayCome && given instanceof FindOutcome.Absent
                        ? new FindOutcome.CannotTell("send-still-running")
                        : given,
                failure -> new FindOutcome.CannotTell(FAILED));
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        return ask(
                ConnectorCall.CONSTRAINTS,
                () -> connector.constraints(context, conversation),
                Answers::constraints,
                failure -> new Constraints(
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        List.of(new Constraints.Notice(
                                FAILED,
                                Constraints.Severity.WARNING,
                                new LocalizedText(
                                        "Konektor kanal ini sedang bermasalah; batas platform tidak diketahui.",
                                        "This channel's connector fails; the platform's limits are not known.")))));
    }

    @Override
    public int measure(String text) {
        return ask(
                ConnectorCall.MEASURE,
                () -> connector.measure(text),
                Answers::count,
                failure -> text.codePointCount(0, text.length()));
    }

    @Override
    public List<Constraints.Notice> remarks(ChannelContext context, Conversation conversation, String body) {
        return ask(
                ConnectorCall.REMARKS,
                () -> connector.remarks(context, conversation, body),
                Answers::remarks,
                failure -> List.of());
    }

    @Override
    public Health activate(ChannelContext context) {
        return ask(
                ConnectorCall.ACTIVATE,
                () -> connector.activate(context),
                UnaryOperator.identity(),
                failure -> down(context));
    }

    @Override
    public void deactivate(ChannelContext context) {
        run(ConnectorCall.DEACTIVATE, () -> connector.deactivate(context));
    }

    @Override
    public Health health(ChannelContext context) {
        return ask(
                ConnectorCall.HEALTH,
                () -> connector.health(context),
                UnaryOperator.identity(),
                failure -> down(context));
    }

    @Override
    public ServicesOutcome services(ChannelContext context) {
        return ask(
                ConnectorCall.SERVICES,
                () -> connector.services(context),
                Answers::services,
                failure -> new ServicesOutcome.Unavailable(FAILED, "Konektor kanal ini sedang bermasalah."));
    }

    @Override
    public List<SheetField> sheet(ChannelContext context, OutboundMessage message) {
        return ask(ConnectorCall.SHEET, () -> connector.sheet(context, message), Answers::sheet, failure -> List.of());
    }

    private static Health down(ChannelContext context) {
        return Health.down(
                FAILED,
                new LocalizedText("Konektor kanal ini sedang bermasalah.", "This channel's connector fails."),
                context.clock().instant());
    }

    private void run(ConnectorCall what, Runnable call) {
        ask(
                what,
                () -> {
                    call.run();
                    return true;
                },
                UnaryOperator.identity(),
                failure -> false);
    }
}
