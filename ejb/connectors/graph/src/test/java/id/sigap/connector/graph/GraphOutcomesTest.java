package id.sigap.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.http.HttpResult;
import id.sigap.connector.tck.TestChannel;
import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import id.sigap.standin.StandIn;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphOutcomesTest {
    private static final GraphOutcomes OUTCOMES = new GraphOutcomes("Meta", GraphRules.COMMON);

    private static SendOutcome outcome(int status, int code, int subcode, boolean saysTransient) {
        return OUTCOMES.sent(
                new GraphAnswer.Failed(new GraphError(status, code, subcode, saysTransient, "trace"), GraphUsage.NONE),
                done -> Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "400, 190, 460, CHANNEL",
        "400, 102, 0, CHANNEL",
        "403, 10, 0, CHANNEL",
        "403, 200, 0, CHANNEL",
        "400, 299, 0, CHANNEL",
        "400, 10, 2018278, RULE",
        "400, 10, 2534022, RULE",
        "400, 100, 0, MESSAGE",
        "400, 100, 33, RULE",
        "400, 1609005, 0, MESSAGE",
        "401, 0, 0, CHANNEL",
        "404, 0, 0, RULE"
    })
    void rejectsWhatWillNotBeTaken(int status, int code, int subcode, SendOutcome.Cause cause) {
        assertThat(outcome(status, code, subcode, false))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(cause));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 4",
        "403, 17",
        "400, 32",
        "400, 341",
        "400, 368",
        "500, 613",
        "400, 80001",
        "400, 80002",
        "400, 80006",
        "400, 80008",
        "429, 0",
        "400, 2"
    })
    void waitsWhereNothingWasTaken(int status, int code) {
        assertThat(outcome(status, code, 0, false)).isInstanceOf(SendOutcome.RetryAfter.class);
    }

    @ParameterizedTest
    @CsvSource({"500, 1, false", "503, 2, true", "500, 0, false", "502, 100, false", "504, 0, true"})
    void cannotTellWhereMetaMayHaveTakenIt(int status, int code, boolean saysTransient) {
        assertThat(outcome(status, code, 0, saysTransient)).isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void looksForWhatMetaTookForARepetition() {
        assertThat(outcome(400, 506, 1455006, false)).isInstanceOf(SendOutcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"403, 10", "403, 200", "400, 299", "403, 0", "400, 190", "400, 4"})
    void fetchesLaterWhatAnAdministratorCanRepair(int status, int code) {
        assertThat(OUTCOMES.fetched(
                        new GraphAnswer.Failed(new GraphError(status, code, 0, false, ""), GraphUsage.NONE)))
                .isInstanceOf(FetchOutcome.RetryAfter.class);
    }

    @Test
    void asksPlatformsForTheirOwnCodesFirst() {
        GraphRules own = error -> error.code() == 131049
                ? Optional.of(GraphRuling.waiting(GraphFault.LATER, Duration.ofHours(24)))
                : Optional.empty();
        SendOutcome outcome = new GraphOutcomes("WhatsApp", own)
                .sent(
                        new GraphAnswer.Failed(new GraphError(400, 131049, 0, false, ""), GraphUsage.NONE),
                        done -> Optional.empty());

        assertThat(outcome).isEqualTo(new SendOutcome.RetryAfter(Duration.ofHours(24), "WhatsApp: 131049"));
    }

    @Test
    void readsHowLongTheBusinessMustWait() {
        GraphUsage usage = GraphUsage.of(new HttpResult.Answered(
                400,
                Map.of(
                        "X-App-Usage", List.of("{\"call_count\":28,\"total_time\":25,\"total_cputime\":25}"),
                        "X-Business-Use-Case-Usage",
                                List.of(
                                        "{\"1\":[{\"type\":\"pages\",\"call_count\":100,\"estimated_time_to_regain_access\":19}]}")),
                id.sigap.connector.api.Bytes.empty()));

        assertThat(usage).isEqualTo(new GraphUsage(100, Optional.of(Duration.ofMinutes(19))));
        assertThat(OUTCOMES.sent(
                        new GraphAnswer.Failed(new GraphError(400, 32, 0, false, ""), usage), d -> Optional.empty()))
                .isEqualTo(new SendOutcome.RetryAfter(Duration.ofMinutes(19), "Meta: 32", SendOutcome.Reach.CHANNEL));
    }

    @Test
    void waitsBeforeTheAllowanceIsUsedUpAndProvesTheSecret() {
        try (StandIn graph = new StandIn(0) {
            @Override
            protected Answer answer(Call call) {
                return Answer.json(200, "{\"id\":\"1_2\"}").with("X-App-Usage", "{\"call_count\":96}");
            }
        }) {
            graph.start();
            TestChannel channel = AnyConnector.channel()
                    .setting(GraphSettings.API_URL, graph.address().toString())
                    .secret(GraphSettings.ACCESS_TOKEN, "token")
                    .secret(GraphSettings.APP_SECRET, "secret");
            OutboundMessage message = new OutboundMessage(
                    UUID.randomUUID(),
                    Conversation.with(Person.of("9")),
                    List.of(new Part.Text(Part.Role.BODY, "Halo")),
                    false);
            AnyConnector connector = new AnyConnector();

            assertThat(connector.send(channel.open(), message)).isEqualTo(new SendOutcome.Accepted("1_2", "id=1_2"));
            assertThat(connector.send(channel.open(), message))
                    .isInstanceOfSatisfying(
                            SendOutcome.RetryAfter.class,
                            r -> assertThat(r.delay()).isEqualTo(Duration.ofMinutes(5)));
            assertThat(graph.calls()).hasSize(1);
            assertThat(graph.calls().get(0).path()).isEqualTo("/v26.0/1/comments");
            assertThat(graph.calls().get(0).bearer()).contains("token");
            assertThat(graph.calls().get(0).form().get("appsecret_proof")).hasSize(64);

            channel.clock(Clock.fixed(TestChannel.NOW.plus(Duration.ofMinutes(6)), ZoneOffset.UTC));
            assertThat(connector.send(channel.open(), message)).isInstanceOf(SendOutcome.Accepted.class);
        }
    }
}
