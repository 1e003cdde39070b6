package id.sigap.connector.graph;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.MissingSettingException;
import id.sigap.connector.api.Secret;
import id.sigap.connector.http.Http;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.HttpResult;
import id.sigap.connector.http.Json;
import id.sigap.connector.http.Signatures;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Calls the Graph API for one channel: its version, its token as bearer, the proof that we know the app's secret. */
public final class GraphApi {
    /** With less time than this no call is begun. */
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final ChannelContext context;
    private final String root;
    private final Secret token;
    private final Optional<Secret> appSecret;
    /** In nanoseconds of the JVM: when no call may be under way any more. */
    private final Optional<Long> end;

    private GraphApi(
            ChannelContext context, String root, Secret token, Optional<Secret> appSecret, Optional<Long> end) {
        this.context = context;
        this.root = root;
        this.token = token;
        this.appSecret = appSecret;
        this.end = end;
    }

    /**
     * For this channel.
     *
     * @throws MissingSettingException where it lacks a token or an address
     */
    public static GraphApi of(ChannelContext context) {
        String version = context.settings().text(GraphSettings.GRAPH_VERSION);
        if (!version.matches("v[0-9]{1,3}\\.[0-9]{1,2}")) {
            throw new MissingSettingException(GraphSettings.GRAPH_VERSION);
        }
        return new GraphApi(
                context,
                base(context) + "/" + version + "/",
                context.secrets().require(GraphSettings.ACCESS_TOKEN),
                context.secrets().find(GraphSettings.APP_SECRET),
                Optional.empty());
    }

    /** The same, all calls together within so long from now; what would begin later is not sent. */
    public GraphApi within(Duration all) {
        return new GraphApi(context, root, token, appSecret, Optional.of(System.nanoTime() + all.toNanos()));
    }

    /** The platform's server as the channel's settings name it, for judging addresses of attachments. */
    public static URI platform(ChannelContext context) {
        return URI.create(base(context));
    }

    private static String base(ChannelContext context) {
        String url = context.settings().text(GraphSettings.API_URL);
        while (url.endsWith("/")) {
            url = url.substring(0, url.length() - 1);
        }
        try {
            URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new MissingSettingException(GraphSettings.API_URL, e);
        }
        return url;
    }

    /**
     * Reads.
     *
     * @param path below the version, its segments already encoded
     */
    public GraphAnswer get(String path, Map<String, String> parameters) {
        return call(HttpCall.get(HttpCall.address(root + path, proven(parameters))));
    }

    /** What Meta tells about the token itself. */
    GraphAnswer inspectToken() {
        return get("debug_token", Map.of("input_token", token.reveal()));
    }

    /** Deletes. */
    public GraphAnswer delete(String path) {
        return call(HttpCall.delete(HttpCall.address(root + path, proven(Map.of()))));
    }

    /** Posts fields. */
    public GraphAnswer postForm(String path, Map<String, String> fields) {
        return call(HttpCall.postForm(URI.create(root + path), proven(fields)));
    }

    /** Posts JSON; the proof goes into the address. */
    public GraphAnswer postJson(String path, JsonObject body) {
        return call(HttpCall.postJson(HttpCall.address(root + path, proven(Map.of())), body.toString()));
    }

    private Map<String, String> proven(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        appSecret.ifPresent(secret -> all.put("appsecret_proof", Signatures.hex(secret, Bytes.utf8(token.reveal()))));
        return all;
    }

    private GraphAnswer call(HttpCall call) {
        Optional<GraphAnswer> paused =
                GraphPace.pause(allowance(), context.clock().instant()).map(GraphAnswer.Paused::new);
        if (paused.isPresent()) {
            return paused.get();
        }
        Optional<Duration> left = end.map(at -> Duration.ofNanos(at - System.nanoTime()));
        if (left.filter(l -> l.compareTo(SHORTEST) < 0).isPresent()) {
            return new GraphAnswer.NotSent("out-of-time");
        }
        HttpCall limited = left.filter(l -> l.compareTo(call.limit()) < 0)
                .map(call::within)
                .orElse(call);
        HttpResult result = Http.exchange(limited.bearer(token.reveal()));
        if (result instanceof HttpResult.NotSent notSent) {
            return new GraphAnswer.NotSent(notSent.reason());
        }
        if (result instanceof HttpResult.Unanswered unanswered) {
            return new GraphAnswer.Unanswered(unanswered.reason());
        }
        return read((HttpResult.Answered) result);
    }

    /** Whose allowance is used: the channel's, at this server. */
    private String allowance() {
        return context.channelId() + " " + root;
    }

    private GraphAnswer read(HttpResult.Answered answer) {
        GraphUsage usage = GraphUsage.of(answer);
        GraphPace.note(allowance(), usage, context.clock().instant());
        Optional<JsonObject> body = Json.object(answer.body());
        if (!answer.ok() || body.flatMap(b -> Json.object(b, "error")).isPresent()) {
            return new GraphAnswer.Failed(GraphError.read(answer.status(), answer.body()), usage);
        }
        return body.<GraphAnswer>map(b -> new GraphAnswer.Done(b, usage))
                .orElseGet(() -> new GraphAnswer.Unreadable(answer.status()));
    }
}
