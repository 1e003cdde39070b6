package id.sigap.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.Secret;
import id.sigap.connector.api.Secrets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Sends a connector webhooks with and without proof. Where its verdict is wrong, the failure tells what was sent, what came
 * and what is expected.
 *
 * @param unsigned a delivery without proof
 * @param signed the webhook that brings it with its proof
 */
record WebhookTrial(Connector connector, ChannelContext channel, RawDelivery unsigned, InboundRequest signed) {
    private static final int SHOWN = 300;

    /** The webhook that brings a delivery without any proof. */
    static InboundRequest withoutProof(RawDelivery delivery) {
        return InboundRequest.post(
                Map.of("Content-Type", delivery.contentType()), delivery.body(), delivery.receivedAt());
    }

    void acceptsTheSignedOne() {
        ReceiveVerdict.Accepted accepted = accepted(
                channel,
                "Accepted, since signed(genuineDelivery()) is what the platform sends, with its proof made with the secrets"
                        + " of channel(). Override signed where you have not.");

        assertThat(accepted(channel, "Accepted a second time").deliveryKey())
                .as("the key of the same delivery that came again")
                .isEqualTo(accepted.deliveryKey());
        assertThat(connector.split(channel, signed.delivery(accepted)))
                .as("the events of%n%s", described(signed))
                .isNotEmpty()
                .noneMatch(event -> event.kind() == InboundEvent.Kind.UNREADABLE);
    }

    void acceptsTheOlderOfTwoSecrets() {
        accepted(
                with(new OtherSecrets(channel.secrets(), true)),
                "Accepted: each secret of the channel has a newer value, and Secrets.all still has the one it is signed with.");
    }

    void refusesTheUnsignedOne() {
        refused(
                channel,
                withoutProof(unsigned),
                "Refused, since nothing proves that it is the platform's. Where the token is in the body, leave it out of"
                        + " genuineDelivery() and put it there in signed(RawDelivery).");
    }

    void refusesAnotherSecret() {
        refused(
                with(new OtherSecrets(channel.secrets(), false)),
                signed,
                "Refused, since each secret of the channel has another value than the one it is signed with.");
    }

    /** Without proof garbage is refused; beside the proof of something else it has any verdict. */
    void judgesGarbage() {
        boolean proves = connector.describe().can(Capability.RECEIVES_WEBHOOKS);
        Stream.concat(Garbage.unrelated(), Garbage.like(unsigned.body())).forEach(body -> {
            InboundRequest request = InboundRequest.post(Map.of(), body, TestChannel.NOW);
            if (proves) {
                refused(channel, request, "Refused, since nothing proves that it is the platform's.");
            } else {
                verdict(channel, request, "Any verdict");
            }
        });
        Garbage.like(signed.body())
                .map(body ->
                        new InboundRequest(signed.method(), signed.headers(), signed.query(), body, TestChannel.NOW))
                .forEach(request -> verdict(channel, request, "Any verdict"));
    }

    private ReceiveVerdict.Accepted accepted(ChannelContext context, String expected) {
        ReceiveVerdict verdict = verdict(context, signed, expected);
        assertThat(verdict)
                .as(told(signed, String.valueOf(verdict), expected))
                .isInstanceOf(ReceiveVerdict.Accepted.class);
        return (ReceiveVerdict.Accepted) verdict;
    }

    private void refused(ChannelContext context, InboundRequest request, String expected) {
        ReceiveVerdict verdict = verdict(context, request, expected);
        assertThat(verdict)
                .as(told(request, String.valueOf(verdict), expected))
                .isInstanceOf(ReceiveVerdict.Refused.class);
    }

    private ReceiveVerdict verdict(ChannelContext context, InboundRequest request, String expected) {
        ReceiveVerdict verdict;
        try {
            verdict = connector.receive(context, request);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(told(request, e.toString(), expected), e);
        }
        assertThat(verdict).as(told(request, "null", expected)).isNotNull();
        return verdict;
    }

    private ChannelContext with(Secrets secrets) {
        return new ChannelContext(
                channel.channelId(), channel.settings(), secrets, channel.clock(), channel.office(), channel.webhook());
    }

    private static String told(InboundRequest request, String came, String expected) {
        return "%nsent: %s%ncame: %s%nexpected: %s%n".formatted(described(request), came, expected);
    }

    private static String described(InboundRequest request) {
        String body = request.body().utf8();
        return "%s, headers %s, parameters %s, body of %s: %s"
                .formatted(
                        request.method(),
                        request.headers().keySet().stream().sorted().toList(),
                        request.query().keySet().stream().sorted().toList(),
                        request.body(),
                        body.length() > SHOWN ? body.substring(0, SHOWN) + "..." : body);
    }

    /** A new value for each secret, and after it the old ones or not. */
    private record OtherSecrets(Secrets old, boolean keepsOld) implements Secrets {

        @Override
        public List<Secret> all(String name) {
            List<Secret> values = old.all(name);
            Stream<Secret> other = values.stream()
                    .limit(1)
                    .map(secret ->
                            Secret.of("lain-" + Bytes.utf8(secret.reveal()).sha256()));
            return Stream.concat(other, keepsOld ? values.stream() : Stream.of())
                    .toList();
        }

        @Override
        public void replace(String name, Secret value) {
            old.replace(name, value);
        }
    }
}
