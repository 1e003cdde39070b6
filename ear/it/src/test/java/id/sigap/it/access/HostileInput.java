package id.sigap.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.sigap.it.access.Endpoints.Endpoint;
import id.sigap.it.harness.Api;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.SigapServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody sends by mistake: it is refused with a sentence, never with the insides of the server, and opens no door. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileInput {
    /** A character that PostgreSQL stores nowhere, in every member that any call reads. */
    private static final String NULS = Stream.of(
                    "text",
                    "note",
                    "reason",
                    "to",
                    "into",
                    "agency",
                    "topic",
                    "kind",
                    "target",
                    "doing",
                    "proof",
                    "sha256",
                    "answer",
                    "bounce",
                    "suggestion",
                    "comment",
                    "location",
                    "name",
                    "contact",
                    "outcome",
                    "by")
            .map(member -> "\"" + member + "\":\"a\\u0000b\"")
            .collect(Collectors.joining(
                    ",", "{\"category\":\"LAIN\",\"urgency\":\"RENDAH\",\"stars\":5,\"source\":\"phone\",", "}"));

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{",
            "\"text\"",
            "{\"text\":{\"$ne\":null},\"reason\":[],\"to\":7,\"version\":\"x\",\"outbox\":\"x\",\"sha256\":{}}",
            "{\"text\":1e999999999,\"stars\":99999999999999999999,\"by\":\"P99999999999Y\"}",
            NULS,
            "{\"text\":\"'; drop table complaint; --\",\"agency\":\"' or 1=1 --\",\"into\":\"' or ''='\"}",
            "[".repeat(10_000) + "]".repeat(10_000),
            "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));

    private static final List<String> WORDS = List.of(
            "'",
            "%27%20or%201=1--",
            "%00",
            "a%00b",
            "%25",
            "-1",
            "9223372036854775808",
            "..%2f..%2fetc",
            "%E2%80%AE",
            "x".repeat(3000));

    /** Words that stand in stack traces, SQL, and in the environment of the server under test. */
    private static final Pattern INSIDES = Pattern.compile(
            "(?i)exception|\\bat [a-z]+\\.[a-z]+|java\\.|jakarta\\.|org\\.(hibernate|jboss|postgresql|camunda)|id\\.sigap\\."
                    + "|\\bselect .* from\\b|sigap_app|sigap_owner|secret-of-|undertow|wildfly|resteasy|jackson");

    private final SigapServer server;
    private final Desk desk;
    private Ticket ticket;

    HostileInput(SigapServer server) {
        this.server = server;
        this.desk = new Desk(server);
    }

    @BeforeAll
    void aCaseThatMayBeAskedFor() {
        ticket = desk.complain("Atap sekolah bocor");
    }

    @TestFactory
    Stream<DynamicTest> aBodyThatIsNoneIsRefusedInOneSentence() {
        return Endpoints.all().stream()
                .filter(endpoint ->
                        endpoint.verb().equals("POST") && !endpoint.path().contains("withdraw"))
                .map(endpoint -> dynamicTest(endpoint.toString(), () -> {
                    for (String body : BODIES) {
                        assertSound(send(endpoint, body), endpoint + " " + start(body));
                    }
                }));
    }

    private Api.Reply send(Endpoint endpoint, String body) {
        String type = endpoint.takes("multipart/form-data") ? "multipart/form-data;boundary=x" : "application/json";
        String person = endpoint.path().startsWith("/api/forwardings")
                ? "agency-ptmb"
                : endpoint.path().startsWith("/api/demo") ? "admin1" : "approver1";
        return server.api(person)
                .with("Content-Type", type)
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .send("POST", filled(endpoint.path(), "1"), BodyPublishers.ofString(body));
    }

    private String filled(String path, String id) {
        String address = path.replace("{ticket}", ticket.number()).replaceAll("[{][a-z]+[}]", id);
        return path.startsWith("/api/public/complaints/") ? address + "?code=" + ticket.code() : address;
    }

    @TestFactory
    Stream<DynamicTest> aNameThatIsNoneIsRefusedInOneSentence() {
        return Endpoints.all().stream()
                .filter(endpoint -> endpoint.path().contains("{"))
                .map(endpoint -> dynamicTest(endpoint.toString(), () -> {
                    for (String word : WORDS) {
                        String path = endpoint.path().replaceAll("[{][a-z]+[}]", Matcher.quoteReplacement(word));
                        Api api = server.api(path.startsWith("/api/forwardings") ? "agency-ptmb" : "approver1")
                                .with("Content-Type", "application/json");
                        Api.Reply reply = endpoint.verb().equals("GET")
                                ? api.get(path)
                                : api.send(endpoint.verb(), path, BodyPublishers.ofString("{}"));
                        assertSound(reply, endpoint + " " + start(word));
                        assertThat(reply.status())
                                .as(endpoint + " " + start(word))
                                .isGreaterThanOrEqualTo(400);
                    }
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "state", "q", "agency", "channel", "overdue", "cursor"})
    void aQuestionThatIsNoneIsAnsweredWithoutHarm(String parameter) {
        for (String word : WORDS) {
            assertSound(
                    server.api("approver1").get("/api/complaints?" + parameter + "=" + word), parameter + start(word));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket", "actor", "act", "from", "to", "cursor"})
    void aQuestionToTheHistoryIsAnsweredWithoutHarm(String parameter) {
        for (String word : WORDS) {
            assertSound(server.api("auditor1").get("/api/ledger?" + parameter + "=" + word), parameter + start(word));
        }
    }

    private static void assertSound(Api.Reply reply, String what) {
        assertThat(reply.status()).as(what + ": " + reply.body()).isLessThan(500);
        if (reply.status() >= 400) {
            assertThat(reply.body()).as(what).doesNotContainPattern(INSIDES);
        }
    }

    private static String start(String text) {
        return text.substring(0, Math.min(40, text.length()));
    }

    /** Addresses that a careless comparison would take for public ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/public/../me",
                "/api/public/%2e%2e/me",
                "/api/public/..;/me",
                "/api/public/..%2fme",
                "/api/public;/../me",
                "/api/health/../me",
                "/api/channels/x/webhook/../../../me",
                "/api/channels/x/webhook/..;/..;/..;/me",
                "//api/me",
                "/api//me",
                "/api/./me",
                "/api/me/",
                "/api/me;x=public",
                "/api;x=1/me",
                "/api/%6de",
                "/API/me",
                "/app/../api/me",
                "/lacak/../api/me",
                "/galat/../api/me",
                "/api/public/complaints/../../complaints",
                "/api/me?x=/api/public/"
            })
    void noDetourLeadsPastTheSignIn(String path) {
        Api.Reply reply = server.api().with("X-Forwarded-User", "admin1").get(path);

        assertThat(reply.status()).isIn(400, 401, 404, 302);
        assertThat(reply.body()).doesNotContain("\"roles\"", "\"items\"", "\"counts\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void noForeignSiteMayReadOrCall(String method) {
        Api.Reply reply = server.api()
                .with("Access-Control-Request-Method", method)
                .with("Access-Control-Request-Headers", "authorization, x-sigap")
                .send("OPTIONS", "/api/complaints", BodyPublishers.noBody());

        assertThat(reply.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("access-control"));
    }
}
