package id.sigap.it.access;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.sigap.it.access.Endpoints.Endpoint;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.OfficeRelease;
import id.sigap.it.harness.SigapServer;
import id.sigap.process.release.Releases;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Calls every endpoint of the application as every caller and compares with {@code endpoints.txt}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EndpointMatrix {
    private static final String NOBODY = "nobody";
    private static final String MULTIPART = "multipart/form-data";
    private static final Set<Integer> LET_IN = Set.of(200, 201, 202, 204, 302, 400, 409, 412, 422, 428);

    private final SigapServer server;
    private final Desk desk;
    private final AccessTable table = AccessTable.read();
    private final HttpClient client = HttpClient.newHttpClient();
    private Ticket complaint;
    private Ticket ofACitizen;
    private String file;
    private String photo;
    private String forwarding;
    private String incident;
    private String draft;
    private String migration;
    private String replay;

    EndpointMatrix(SigapServer server) {
        this.server = server;
        this.desk = new Desk(server);
    }

    @BeforeAll
    void thereIsSomethingBehindEveryAddress() {
        complaint = desk.complain("Lampu jalan mati di depan sekolah");
        desk.act("operator1", complaint, "claim", "{}");
        desk.act(
                "operator1",
                complaint,
                "drafts",
                "{\"kind\":\"answer\",\"target\":\"private\",\"text\":\"" + Desk.ANSWER + "\"}");
        file = server.api("operator1")
                .with("Content-Type", FormWithFile.TYPE)
                .send("POST", complaint.path() + "/attachments", FormWithFile.of("", "file"))
                .json()
                .getString("id");
        ofACitizen = withPhoto("Air PDAM mati di Damai Bahagia");
        desk.act("operator1", ofACitizen, "claim", "{}");
        forwarding = desk.act("operator1", ofACitizen, "forward", "{\"agency\":\"PTMB\",\"note\":\"Mohon dicek\"}")
                .getJsonArray("forwardings")
                .getJsonObject(0)
                .getString("id");
        photo = server.api("agency-ptmb")
                .get("/api/forwardings/" + forwarding)
                .json()
                .getJsonArray("conversation")
                .getJsonObject(0)
                .getJsonArray("attachments")
                .getJsonObject(0)
                .getString("id");
        Ticket emergency = desk.complain("KEBAKARAN di Kampung Baru Tengah, api besar, tolong damkar!!!");
        await().atMost(PATIENCE).until(() -> incidentOf(emergency) != null);
        incident = incidentOf(emergency);
        String diagram = server.api("admin2")
                .with("Accept", "*/*")
                .get("/api/processes/ComplaintProcess")
                .body();
        draft = server.api("admin2")
                .post(
                        "/api/processes/ComplaintProcess/drafts",
                        Json.createObjectBuilder().add("xml", diagram))
                .json()
                .getString("draft");
        replay = server.api("admin2")
                .post("/api/processes/ComplaintProcess/drafts/" + draft + "/replay", "{}")
                .json()
                .getString("id");
        int next = new OfficeRelease("Matriks")
                .with(
                        "AskPhase.bpmn",
                        new String(Releases.shipped().get("AskPhase.bpmn"), StandardCharsets.UTF_8)
                                .replaceFirst("<documentation>", "<documentation>Redrawn. ")
                                .getBytes(StandardCharsets.UTF_8))
                .release(server);
        migration = server.api("admin2")
                .post("/api/migrations", "{\"from\":1,\"to\":" + next + ",\"note\":\"Matriks\"}")
                .json()
                .getJsonObject("migration")
                .getString("id");
    }

    private Ticket withPhoto(String text) {
        JsonObject receipt = server.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .with("Content-Type", FormWithFile.TYPE)
                .send("POST", "/api/public/complaints", FormWithFile.of(text, "photo"))
                .json();
        return new Ticket(receipt.getString("ticket"), receipt.getString("trackingCode"));
    }

    private String incidentOf(Ticket ticket) {
        return server
                .api("approver1")
                .get("/api/incidents")
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> one.getString("ticket", "").equals(ticket.number()))
                .map(one -> one.getString("id"))
                .findFirst()
                .orElse(null);
    }

    @Test
    void everyEndpointOfTheApplicationIsInTheTableAndNoOther() {
        assertThat(table.rows().keySet()).containsExactlyElementsOf(Endpoints.all());
    }

    @TestFactory
    Stream<DynamicTest> letsInWhomTheTableNames() {
        return table.rows().keySet().stream()
                .map(endpoint -> dynamicTest(
                        endpoint.toString(), () -> assertThat(actual(endpoint)).isEqualTo(table.expected(endpoint))));
    }

    @TestFactory
    Stream<DynamicTest> takesNoMethodThatIsNotDeclared() {
        return Endpoints.all().stream()
                .map(Endpoint::path)
                .filter(path -> path.startsWith("/api/"))
                .distinct()
                .flatMap(path -> Stream.of("PUT", "DELETE", "PATCH").map(method -> new Endpoint(method, path)))
                .filter(endpoint -> !Endpoints.all().contains(endpoint))
                .map(endpoint -> dynamicTest(
                        endpoint.toString(),
                        () -> assertThat(status(endpoint, "approver1")).isEqualTo(405)));
    }

    private Map<String, String> actual(Endpoint endpoint) throws IOException, InterruptedException {
        Map<String, String> actual = table.expected(endpoint);
        for (String caller : actual.keySet()) {
            HttpResponse<InputStream> response = call(endpoint, caller);
            actual.put(caller, word(response));
            response.body().close();
        }
        return actual;
    }

    private int status(Endpoint endpoint, String caller) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = call(endpoint, caller);
        response.body().close();
        return response.statusCode();
    }

    private static String word(HttpResponse<InputStream> response) {
        if (response.headers().firstValue("Location").orElse("").contains("/protocol/openid-connect/auth?")) {
            return "login";
        }
        return LET_IN.contains(response.statusCode()) ? "in" : String.valueOf(response.statusCode());
    }

    /** The body comes as a stream, because live events never end. */
    private HttpResponse<InputStream> call(Endpoint endpoint, String caller) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + address(endpoint.path())))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "*/*")
                .header("Idempotency-Key", UUID.randomUUID().toString());
        if (endpoint.takes(MULTIPART)) {
            String file = endpoint.path().startsWith("/api/public/") ? "photo" : "file";
            request.header("Content-Type", FormWithFile.TYPE)
                    .method(endpoint.verb(), FormWithFile.of("Pohon tumbang di Jalan Mufakat", file));
        } else if (endpoint.verb().equals("GET")) {
            request.GET();
        } else {
            request.header("Content-Type", "application/json").method(endpoint.verb(), BodyPublishers.ofString("{}"));
        }
        if (!caller.equals(NOBODY)) {
            request.header("Authorization", "Bearer " + server.token(caller));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private String address(String path) {
        boolean ofCitizens = path.startsWith("/api/public/");
        String address = path.replace("{ticket}", ofCitizens ? ofACitizen.number() : complaint.number())
                .replace("{version}", "1")
                .replace("{id}", id(path))
                .replace("{file}", photo)
                .replace("{key}", "ComplaintProcess")
                .replace("{n}", "1")
                .replace("{draft}", draft)
                .replace("{migration}", migration)
                .replace("{replay}", replay)
                .replace("{channel}", "web-form")
                .replace("{name}", "password")
                .replace("{token}", "no-such-link")
                .replace("{register}", "agencies")
                .replace("{row}", "PTMB")
                .replace("{template}", "ACK");
        assertThat(address)
                .as("a template of " + path + " that this test does not fill")
                .doesNotContain("{");
        return ofCitizens && path.contains("{ticket}") ? address + "?code=" + ofACitizen.code() : address;
    }

    private String id(String path) {
        if (path.contains("/forwardings/")) {
            return forwarding;
        }
        if (path.startsWith("/api/incidents/")) {
            return incident;
        }
        if (path.startsWith("/api/dead-letters/")) {
            return "999999";
        }
        if (path.contains("/attachments/")) {
            return path.startsWith("/api/public/") ? photo : file;
        }
        return UUID.randomUUID().toString();
    }
}
