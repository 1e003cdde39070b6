package id.sigap.demo.citizens;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.sigap.standin.open311.Open311StandIn;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page, the played platforms and the opening of channels, at a server that answers as Sigap and Keycloak do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CitizensIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, JsonObject> channels = new ConcurrentHashMap<>();
    private final Set<String> connectors = ConcurrentHashMap.newKeySet();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> delivered = new LinkedBlockingQueue<>();
    private HttpServer sigap;
    private Citizens citizens;

    @BeforeAll
    void start() throws IOException {
        connectors.addAll(Set.of("x", "facebook", "messenger", "instagram", "whatsapp", "open311", "lapor"));
        sigap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        sigap.createContext("/", this::answer);
        sigap.start();
        citizens = Citizens.start();
        String address = "http://localhost:" + sigap.getAddress().getPort();
        citizens.connect(address, address + "/realm", "admin1", "demo", told::add);
    }

    @AfterAll
    void close() {
        citizens.close();
        sigap.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(exchange.getRequestMethod() + " " + path);
            if (path.endsWith("/webhook")) {
                webhook(exchange, path, body);
            } else if (path.endsWith("/token")) {
                write(exchange, 200, "{\"access_token\":\"t\"}");
            } else if (path.equals("/api/admin/channels")
                    && exchange.getRequestMethod().equals("GET")) {
                write(exchange, 200, list().toString());
            } else if (path.equals("/api/admin/channels")) {
                JsonObject asked = read(body);
                channels.put(asked.getString("id"), asked);
                write(exchange, 201, "{\"opened\":{},\"made\":{}}");
            } else if (path.startsWith("/api/admin/registers/")) {
                String method = exchange.getRequestMethod();
                write(exchange, method.equals("GET") ? 200 : 201, "{\"items\":[]}");
            } else if (exchange.getRequestMethod().equals("PUT")) {
                // as Sigap does: what names another server has to bring every secret
                boolean complete = read(body).containsKey("secrets");
                write(exchange, complete ? 200 : 422, complete ? "{}" : "{\"code\":\"secrets-needed\"}");
            } else {
                write(exchange, 200, "{\"version\":3}");
            }
        }
    }

    private void webhook(HttpExchange exchange, String path, String body) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        if (query != null && query.contains("hub.verify_token=demo-verify")) {
            write(exchange, 200, query.replaceAll(".*hub.challenge=([0-9]+).*", "$1"));
        } else {
            delivered.add(path + " " + body);
            write(exchange, 200, "");
        }
    }

    private JsonObject list() {
        JsonArrayBuilder items = Json.createArrayBuilder();
        channels.forEach((id, channel) ->
                items.add(Json.createObjectBuilder().add("id", id).add("connector", channel.getString("connector"))));
        JsonArrayBuilder deployed = Json.createArrayBuilder();
        connectors.forEach(id -> deployed.add(Json.createObjectBuilder().add("id", id)));
        return Json.createObjectBuilder()
                .add("items", items)
                .add("connectors", deployed)
                .build();
    }

    private static JsonObject read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private List<String> connect(Citizens those) {
        String address = "http://localhost:" + sigap.getAddress().getPort();
        List<String> heard = new ArrayList<>();
        those.connect(address, address + "/realm", "admin1", "demo", heard::add);
        return heard;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(citizens.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String corner, JsonObjectBuilder more, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(citizens.address() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(more.add("corner", corner)
                        .add("citizen", "siti")
                        .build()
                        .toString()));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObjectBuilder writing(String text) {
        return Json.createObjectBuilder().add("act", "write").add("text", text);
    }

    @Test
    void saysThatItIsADemonstrationAndAsksNoOtherServer() throws Exception {
        HttpResponse<String> page = get("");

        assertThat(page.body()).contains("Peragaan: bukan platform sungguhan").doesNotContain("http");
        assertThat(get("citizen.js").body()).doesNotContain("http");
        assertThat(get("citizen.css").body()).doesNotContain("http");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'");
    }

    @Test
    void offersEveryPlatform() throws Exception {
        assertThat(get("corners").body())
                .contains(
                        "xmention",
                        "xdm",
                        "facebook",
                        "messenger",
                        "instagram",
                        "instagramdm",
                        "whatsapp",
                        "telegram",
                        "youtube",
                        "mastodon");
    }

    @Test
    void takesOrdersFromItsOwnPageOnly() throws Exception {
        assertThat(post("acts", "whatsapp", writing("a"), "Origin", "http://jahat.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("acts", "tidakada", writing("a")).statusCode()).isEqualTo(400);
        assertThat(post(
                                "acts",
                                "xdm",
                                Json.createObjectBuilder().add("act", "delete").add("id", "1"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void opensAChannelForEveryConnectorThatIsThere() {
        assertThat(channels)
                .containsOnlyKeys(
                        "demox",
                        "demofacebook",
                        "demomessenger",
                        "demoinstagram",
                        "demowhatsapp",
                        "demoopen311",
                        "demolapor");
        assertThat(channels.get("demowhatsapp").getJsonObject("secrets").keySet())
                .containsExactlyInAnyOrder("access-token", "app-secret", "verify-token");
        assertThat(told)
                .containsOnly(
                        "Telegram (peragaan): its connector is not deployed.",
                        "YouTube (peragaan): its connector is not deployed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"facebook", "messenger", "instagram", "instagramdm", "whatsapp"})
    void bringsWhatACitizenWritesToTheChannelsWebhook(String corner) throws Exception {
        String text = "Air mati di " + corner;

        HttpResponse<String> answer = post("acts", corner, writing(text));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(read(answer.body()).getJsonArray("entries").toString()).contains(text);
        String delivery = delivered.poll(10, TimeUnit.SECONDS);
        while (delivery != null && !delivery.contains(text)) {
            delivery = delivered.poll(10, TimeUnit.SECONDS);
        }
        assertThat(delivery).contains("/api/channels/demo" + corner.replace("dm", "") + "/webhook");
    }

    @Test
    void opensTheWayToOtherOfficesSystems() {
        assertThat(calls)
                .contains("POST /api/admin/channels/demoopen311/services", "POST /api/admin/registers/agencies/rows")
                .doesNotContain("POST /api/admin/channels/demolapor/services");
        assertThat(channels).containsKey("demolapor");
    }

    @Test
    void showsTheOtherOfficeItsRequestsAndTakesItsAnswers() throws Exception {
        assertThat(get("dinas").body())
                .contains("Peragaan: bukan sistem sungguhan")
                .doesNotContain("http");
        assertThat(get("agency.js").body()).doesNotContain("http");
        Open311StandIn system = (Open311StandIn) citizens.platform("open311");
        String id = system.resident("JLN-01", "Jalan berlubang di Gang 3").id();
        assertThat(get("requests").body()).contains("Jalan berlubang di Gang 3", "\"open\"");

        HttpResponse<String> answer = answered(id, "close", "Sudah ditambal");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"closed\"", "Sudah ditambal");
        assertThat(answered(id, "close", " ").statusCode()).isEqualTo(409);
        assertThat(answered(id, "burn", "Sudah").statusCode()).isEqualTo(409);
        assertThat(answered("1", "note", "Sudah").body()).contains("tidak ada");
        assertThat(system.reports()).hasSize(1);
    }

    private HttpResponse<String> answered(String id, String act, String text) throws Exception {
        return post(
                "requests",
                "",
                Json.createObjectBuilder().add("id", id).add("act", act).add("text", text));
    }

    @Test
    void pointsTheChannelsOfAnEarlierRunToThisOne() {
        List<String> before = List.copyOf(calls);

        List<String> toldAgain = connect(citizens);

        assertThat(toldAgain).noneMatch(sentence -> sentence.contains("422"));
        assertThat(calls.subList(before.size(), calls.size()))
                .contains("PUT /api/admin/channels/demox")
                .doesNotContain("POST /api/admin/channels");
    }

    private static List<String> places(Citizens those) {
        return those.corners().stream().map(Corner::id).toList();
    }

    @Test
    void takesWhatIsWrittenOnMastodonThoughNoConnectorWasDroppedIn() throws Exception {
        assertThat(told).noneMatch(sentence -> sentence.contains("Mastodon"));
        assertThat(places(citizens)).contains("whatsapp").doesNotContain("mastodon", "telegram");
        assertThat(get("corners").body())
                .contains(
                        "docs/connectors/README.md",
                        "alamat server " + citizens.platform("mastodon").address(),
                        "token akses token-peragaan-mastodon");

        HttpResponse<String> answer = post("acts", "mastodon", writing("Air mati di Klandasan"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(read(answer.body()).getJsonArray("entries")).hasSize(1);
    }

    @Test
    void opensMastodonsChannelWhereItsConnectorWasDroppedInUnlessSomebodyDid() {
        connectors.add("mastodon");
        try (Citizens others = Citizens.start()) {
            channels.put("mastodonku", read("{\"connector\":\"mastodon\"}"));
            connect(others);
            assertThat(channels).doesNotContainKey("demomastodon");
            assertThat(places(others)).contains("mastodon");

            channels.remove("mastodonku");
            connect(others);
            assertThat(channels.get("demomastodon").getJsonObject("settings").getString("server"))
                    .isEqualTo(others.platform("mastodon").address().toString());
        } finally {
            channels.keySet().removeIf(id -> id.contains("mastodon"));
            connectors.remove("mastodon");
        }
    }
}
