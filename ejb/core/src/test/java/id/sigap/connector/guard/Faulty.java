package id.sigap.connector.guard;

import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.LengthUnit;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.SendOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** A connector that answers everything with what it is told to do. */
final class Faulty implements Connector {
    static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "faulty",
            API_VERSION,
            "1",
            new LocalizedText("Rusak", "Faulty"),
            List.of(),
            Set.of(Capability.RECEIVES_WEBHOOKS),
            LengthUnit.CODE_POINTS);

    private final Callable<?> answer;

    Faulty(Callable<?> answer) {
        this.answer = answer;
    }

    @SuppressWarnings("unchecked")
    private <T> T answer() {
        try {
            return (T) answer.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ConnectorDescription describe() {
        return answer();
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        return answer();
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        return answer();
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        return answer();
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        return answer();
    }

    @Override
    public int measure(String text) {
        Integer counted = answer();
        return counted;
    }

    @Override
    public List<Constraints.Notice> remarks(ChannelContext context, Conversation conversation, String body) {
        return answer();
    }

    @Override
    public Health health(ChannelContext context) {
        return answer();
    }
}
