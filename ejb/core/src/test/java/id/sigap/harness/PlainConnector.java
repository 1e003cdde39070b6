package id.sigap.harness;

import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.LengthUnit;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.ServicesOutcome;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SheetField;
import id.sigap.connector.api.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;

/** A platform in memory: hands out the events it was given, keeps what it was sent, answers as it was told. */
public final class PlainConnector implements Connector {
    private final ConnectorDescription description;
    private final List<InboundEvent> events = new ArrayList<>();
    private final List<OutboundMessage> sent = new ArrayList<>();
    private final Map<String, FetchOutcome> remote = new HashMap<>();
    private final List<String> fetched = new ArrayList<>();
    private ServicesOutcome services = new ServicesOutcome.Listed(List.of());
    private final Map<Visibility, Constraints> rules = new HashMap<>();
    private final List<Conversation> asked = new ArrayList<>();
    private BiFunction<Visibility, String, List<Constraints.Notice>> remarks = (visibility, body) -> List.of();
    private SendOutcome outcome;
    private boolean failing;
    private PollResult polled = new PollResult.Polled(List.of(), "", false);

    public PlainConnector(String id, Capability... capabilities) {
        this(id, List.of(), capabilities);
    }

    public PlainConnector(String id, List<Setting> settings, Capability... capabilities) {
        description = new ConnectorDescription(
                id,
                API_VERSION,
                "1",
                new LocalizedText(id, id),
                settings,
                Set.of(capabilities),
                LengthUnit.CODE_POINTS);
    }

    /** The next delivery holds these. */
    public void brings(InboundEvent... next) {
        events.clear();
        events.addAll(List.of(next));
    }

    /** What fetching this reference brings; anything else is gone. */
    public void holds(String reference, FetchOutcome outcome) {
        remote.put(reference, outcome);
    }

    @Override
    public FetchOutcome fetch(ChannelContext context, String reference) {
        fetched.add(reference);
        return remote.getOrDefault(reference, new FetchOutcome.Gone("not-found"));
    }

    /** What was asked for, oldest first. */
    public List<String> fetched() {
        return fetched;
    }

    /** What another office's system offers through it. */
    public void offers(ServicesOutcome what) {
        services = what;
    }

    @Override
    public ServicesOutcome services(ChannelContext context) {
        return services;
    }

    @Override
    public List<SheetField> sheet(ChannelContext context, OutboundMessage message) {
        return List.of(new SheetField("Isi Laporan", message.body()));
    }

    /** From now on it cannot take a delivery apart. */
    public void fails(boolean does) {
        failing = does;
    }

    /** What asking the platform brings from now on. */
    public void polls(PollResult next) {
        polled = next;
    }

    @Override
    public PollResult poll(ChannelContext context, Optional<String> cursor, Duration waitUpTo) {
        return polled;
    }

    /** What it says of everything that is sent from now on. */
    public void answers(SendOutcome next) {
        outcome = next;
    }

    public List<OutboundMessage> sent() {
        return sent;
    }

    @Override
    public ConnectorDescription describe() {
        return description;
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        if (failing) {
            throw new IllegalStateException("This delivery is poison.");
        }
        return List.copyOf(events);
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        sent.add(message);
        return outcome != null
                ? outcome
                : new SendOutcome.Accepted("sent-" + message.outboxId(), "250 " + description.id());
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        return new FindOutcome.CannotTell("in memory");
    }

    /** What its rules say of every conversation of this kind from now on. */
    public void rules(Visibility visibility, Constraints constraints) {
        rules.put(visibility, constraints);
    }

    /** The conversations it was asked about, oldest first. */
    public List<Conversation> askedAbout() {
        return asked;
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        asked.add(conversation);
        return rules.getOrDefault(
                conversation.visibility(),
                new Constraints(
                        OptionalInt.empty(), OptionalLong.empty(), Optional.empty(), OptionalInt.empty(), List.of()));
    }

    /** What it says of a text, given whether it goes out publicly, from now on. */
    public void remarks(BiFunction<Visibility, String, List<Constraints.Notice>> next) {
        remarks = next;
    }

    @Override
    public List<Constraints.Notice> remarks(ChannelContext context, Conversation conversation, String body) {
        return remarks.apply(conversation.visibility(), body);
    }

    @Override
    public int measure(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public Health health(ChannelContext context) {
        return Health.up(context.clock().instant());
    }
}
