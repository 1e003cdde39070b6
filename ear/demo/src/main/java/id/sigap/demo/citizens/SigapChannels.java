package id.sigap.demo.citizens;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Opens the channels of the demonstration as an administrator does, and points those of an earlier run to this one. */
final class SigapChannels {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String application;
    private final String realm;
    private final String administrator;
    private final String password;

    /**
     * @param application address of Sigap
     * @param realm address of Keycloak's realm
     * @param administrator a person of the demonstration
     */
    SigapChannels(String application, String realm, String administrator, String password) {
        this.application = application;
        this.realm = realm;
        this.administrator = administrator;
        this.password = password;
    }

    /**
     * Opens a channel.
     *
     * @return where its deliveries go; empty where its connector is not deployed
     */
    Optional<URI> open(ChannelPlan plan) {
        String token = signIn();
        JsonObject all = get(token, "/api/admin/channels");
        if (lists(all.getJsonArray("connectors"), plan.connector())) {
            if (lists(all.getJsonArray("items"), plan.id())) {
                again(token, plan);
            } else {
                first(token, plan);
            }
            JsonObject one = get(token, "/api/admin/channels/" + plan.id());
            return Optional.of(
                    URI.create(one.getString("webhook", webhook(plan.id()).toString())));
        }
        return Optional.empty();
    }

    /** The same where nobody has opened another channel of that connector; that one's deliveries else. */
    Optional<URI> openUnlessOpened(ChannelPlan plan) {
        JsonObject all = get(signIn(), "/api/admin/channels");
        Optional<String> other = all.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(item -> item.getString("connector", "").equals(plan.connector()))
                .map(item -> item.getString("id"))
                .filter(id -> !id.equals(plan.id()))
                .findFirst();
        boolean works = lists(all.getJsonArray("connectors"), plan.connector());
        return works && other.isPresent() ? other.map(this::webhook) : open(plan);
    }

    /** Writes an agency down that is reached by a channel, where it is not there from an earlier run. */
    void reach(AgencyPlan agency) {
        String token = signIn();
        String register = "/api/admin/registers/agencies";
        if (!agency.service().isEmpty()) {
            send(
                    token,
                    "POST",
                    "/api/admin/channels/" + agency.channel() + "/services",
                    Json.createObjectBuilder(),
                    Optional.empty());
        }
        boolean known = get(token, register).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .anyMatch(row -> row.getString("key").equals(agency.code()));
        if (!known) {
            JsonObjectBuilder fields = object(Map.of(
                    "code", agency.code(),
                    "name", agency.name(),
                    "reached_by", agency.how(),
                    "channel", agency.channel(),
                    "service_code", agency.service()));
            send(token, "POST", register + "/rows", Json.createObjectBuilder().add("fields", fields), Optional.empty());
        }
    }

    private URI webhook(String channel) {
        return URI.create(application + "/api/channels/" + channel + "/webhook");
    }

    private static boolean lists(JsonArray things, String id) {
        return things.getValuesAs(JsonObject.class).stream()
                .anyMatch(thing -> thing.getString("id").equals(id));
    }

    private void first(String token, ChannelPlan plan) {
        JsonObjectBuilder body = asked(plan)
                .add("id", plan.id())
                .add("connector", plan.connector())
                .add("secrets", object(plan.secrets()));
        send(token, "POST", "/api/admin/channels", body, Optional.empty());
    }

    /** The stand-in has another address now and has forgotten what it was told and gave out: every secret is given again. */
    private void again(String token, ChannelPlan plan) {
        String channel = "/api/admin/channels/" + plan.id();
        String version = "\"" + get(token, channel).getInt("version") + "\"";
        send(token, "PUT", channel, asked(plan).add("secrets", object(plan.secrets())), Optional.of(version));
    }

    private static JsonObjectBuilder asked(ChannelPlan plan) {
        return Json.createObjectBuilder()
                .add("label", plan.label())
                .add("settings", object(plan.settings()))
                .add(
                        "registration",
                        Json.createObjectBuilder()
                                .add("owner", "Peragaan Sigap")
                                .add("accountable", "Administrator peragaan")
                                .add("legalBasis", "Peragaan: bukan akun sungguhan")
                                .add("purpose", "Mencoba Sigap tanpa platform sungguhan"));
    }

    private static JsonObjectBuilder object(Map<String, String> values) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        values.forEach(object::add);
        return object;
    }

    private String signIn() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(
                        "grant_type=password&client_id=sigap-cli&username=" + administrator + "&password=" + password))
                .build();
        return answer(request).getString("access_token");
    }

    private JsonObject get(String token, String path) {
        return answer(request(token, path).GET().build());
    }

    private JsonObject send(
            String token, String method, String path, JsonObjectBuilder body, Optional<String> version) {
        HttpRequest.Builder request = request(token, path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.build().toString()));
        version.ifPresent(v -> request.header("If-Match", v));
        return answer(request.build());
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create(application + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private JsonObject answer(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(request.method() + " "
                        + request.uri().getPath() + " was answered with " + answer.statusCode() + ": " + answer.body());
            }
            try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
                return reader.readObject();
            }
        } catch (IOException e) {
            throw new IllegalStateException(request.uri().getPath() + " got no answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Stopped while waiting for " + request.uri().getPath(), e);
        }
    }
}
