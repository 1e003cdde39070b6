package id.sigap.connector.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.Secret;
import id.sigap.connector.api.Secrets;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Each wrong judge is found, and the failure says what was sent, what came and what is expected. */
class WebhookTrialTest {
    private static final ReceiveVerdict REFUSED = ReceiveVerdict.refused(401, "never", "Tidak pernah.");

    private static WebhookTrial of(Connector connector) {
        RawDelivery unsigned = BodyTokenContractTest.delivery();
        return new WebhookTrial(
                connector,
                TestChannel.of(connector)
                        .secret(BodyTokenConnector.TOKEN, BodyTokenContractTest.SECRET)
                        .open(),
                unsigned,
                BodyTokenContractTest.withToken(unsigned));
    }

    private static WebhookTrial judging(BiFunction<ChannelContext, InboundRequest, ReceiveVerdict> judge) {
        return of(new BodyTokenConnector() {
            @Override
            public ReceiveVerdict receive(ChannelContext context, InboundRequest request) {
                return judge.apply(context, request);
            }
        });
    }

    @Test
    void findsTheOneThatRefusesEverything() {
        assertThatThrownBy(() -> judging((context, request) -> REFUSED).acceptsTheSignedOne())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("sent: POST, headers [content-type]")
                .hasMessageContaining("Lampu jalan mati 100%")
                .hasMessageContaining("came: Refused[status=401, code=never")
                .hasMessageContaining("expected: Accepted");
    }

    @Test
    void findsTheOneThatAcceptsEverything() {
        WebhookTrial trial = judging(
                (context, request) -> ReceiveVerdict.accepted(request.body().sha256()));

        assertThatThrownBy(trial::refusesTheUnsignedOne)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("came: Accepted[")
                .hasMessageContaining("put it there in signed(RawDelivery)");
        assertThatThrownBy(trial::judgesGarbage).isInstanceOf(AssertionError.class);
        assertThatThrownBy(trial::refusesAnotherSecret).isInstanceOf(AssertionError.class);
    }

    @Test
    void findsTheOneThatKnowsOnlyTheNewestSecret() {
        WebhookTrial trial = judging((context, request) ->
                new BodyTokenConnector().receive(with(context, newestOnly(context.secrets())), request));

        trial.acceptsTheSignedOne();
        assertThatThrownBy(trial::acceptsTheOlderOfTwoSecrets).isInstanceOf(AssertionError.class);
    }

    @Test
    void findsTheOneThatLooksOnlyWhetherThereIsAToken() {
        WebhookTrial trial = judging((context, request) ->
                request.body().utf8().contains("\"token\"") ? ReceiveVerdict.accepted("1") : REFUSED);

        trial.refusesTheUnsignedOne();
        assertThatThrownBy(trial::refusesAnotherSecret).isInstanceOf(AssertionError.class);
    }

    @Test
    void findsTheOneWhoseKeyIsAnotherEachTime() {
        WebhookTrial trial = judging(
                (context, request) -> ReceiveVerdict.accepted(UUID.randomUUID().toString()));

        assertThatThrownBy(trial::acceptsTheSignedOne)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the key of the same delivery that came again");
    }

    @Test
    void tellsOnWhichBodyOneThrows() {
        WebhookTrial trial = judging((context, request) -> {
            throw new IllegalStateException("tidak siap");
        });

        assertThatThrownBy(trial::judgesGarbage)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("came: java.lang.IllegalStateException: tidak siap");
    }

    private static ChannelContext with(ChannelContext context, Secrets secrets) {
        return new ChannelContext(
                context.channelId(), context.settings(), secrets, context.clock(), context.office(), context.webhook());
    }

    private static Secrets newestOnly(Secrets all) {
        return new Secrets() {
            @Override
            public List<Secret> all(String name) {
                return all.all(name).stream().limit(1).toList();
            }

            @Override
            public void replace(String name, Secret value) {
                all.replace(name, value);
            }
        };
    }
}
