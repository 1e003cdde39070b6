package id.sigap.connector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.Person;
import id.sigap.connector.http.Json;
import id.sigap.connector.tck.TestChannel;
import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import id.sigap.standin.StandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphSearchTest {
    private static final Instant ATTEMPTED = TestChannel.NOW;
    private static final Instant NOW = ATTEMPTED.plusSeconds(60);
    private static final OutboundMessage MESSAGE = new OutboundMessage(
            UUID.randomUUID(),
            Conversation.with(Person.of("9")),
            List.of(new Part.Text(Part.Role.BODY, "Sudah kami teruskan.")),
            false);

    private String body = "{\"data\":[]}";
    private final StandIn graph = new StandIn(0) {
        @Override
        protected Answer answer(Call call) {
            return Answer.json(200, body);
        }
    };

    @BeforeEach
    void open() {
        graph.start();
    }

    @AfterEach
    void close() {
        graph.close();
    }

    private GraphApi api() {
        return GraphApi.of(AnyConnector.channel()
                .setting(GraphSettings.API_URL, graph.address().toString())
                .secret(GraphSettings.ACCESS_TOKEN, "token")
                .secret(GraphSettings.APP_SECRET, "secret")
                .open());
    }

    private FindOutcome find(GraphApi api, boolean refusesRepeats) {
        return new GraphSearch(
                        api,
                        new GraphOutcomes("Meta", GraphRules.COMMON),
                        "1/comments",
                        Map.of(),
                        "message",
                        "created_time",
                        true,
                        refusesRepeats)
                .find(
                        MESSAGE,
                        ATTEMPTED,
                        NOW,
                        e -> Json.text(e, "from", "id").filter("office"::equals).isPresent());
    }

    private static String element(String from, Instant at) {
        return "{\"id\":\"7\",\"message\":\"Sudah kami teruskan.\",\"created_time\":" + at.getEpochSecond() + from
                + "}";
    }

    private static String by(String id) {
        return ",\"from\":{\"id\":\"" + id + "\"}";
    }

    private static String list(String elements) {
        return "{\"data\":[" + elements + "]}";
    }

    @Test
    void findsOurWordsAndMissesTheCitizens() {
        body = list(element(by("office"), ATTEMPTED));
        assertThat(find(api(), false)).isEqualTo(new FindOutcome.Found("7", ATTEMPTED));

        body = list(element(by("citizen"), ATTEMPTED));
        assertThat(find(api(), false)).isInstanceOf(FindOutcome.Absent.class);
    }

    @Test
    void cannotTellWhereTheSameWordsHaveNoAuthor() {
        body = list(element("", ATTEMPTED));
        assertThat(find(api(), false)).isInstanceOf(FindOutcome.CannotTell.class);

        body = list(element("", ATTEMPTED.minus(Duration.ofHours(1))));
        assertThat(find(api(), false)).isInstanceOf(FindOutcome.Absent.class);
    }

    @Test
    void cannotTellWhereTheNextPageHasNoCursor() {
        body = "{\"data\":[],\"paging\":{\"next\":\"https://graph.facebook.com/next\"}}";

        assertThat(find(api(), false)).isInstanceOf(FindOutcome.CannotTell.class);
    }

    @Test
    void neverSendsAgainWhatWouldBeRefusedAsARepetition() {
        body = list(element(by("office"), ATTEMPTED.minus(Duration.ofHours(1))));

        assertThat(find(api(), false)).isInstanceOf(FindOutcome.Absent.class);
        assertThat(find(api(), true)).isInstanceOf(FindOutcome.CannotTell.class);
    }

    @Test
    void endsInTimeWithoutAnAnswer() {
        assertThat(find(api().within(Duration.ZERO), false)).isInstanceOf(FindOutcome.CannotTell.class);
        assertThat(graph.calls()).isEmpty();
    }
}
