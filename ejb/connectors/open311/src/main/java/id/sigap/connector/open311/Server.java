package id.sigap.connector.open311;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.http.Http;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.HttpResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** One channel's server: its addresses, and who we are there. */
final class Server {
    static final String API_URL = "api-url";
    static final String JURISDICTION = "jurisdiction-id";
    static final String API_KEY = "api-key";
    static final String FORMAT = "format";
    static final String POLL_SECONDS = "poll-seconds";
    static final String LOOK_BACK_DAYS = "look-back-days";
    static final String PAGE_SIZE = "page-size";
    static final String SETTLE_MINUTES = "settle-minutes";
    static final String MODERATED = "moderated";
    static final String DEFAULT_ADDRESS = "default-address";

    /** Together shorter than the dispatcher's lease. */
    private static final Duration POSTING = Duration.ofSeconds(20);

    private static final Duration ASKING = Duration.ofSeconds(10);
    private static final Duration LISTING = Duration.ofSeconds(20);

    private final ChannelContext context;
    private final String base;
    private final String ending;

    /** @throws id.sigap.connector.api.MissingSettingException where the channel lacks its server's address or the key */
    Server(ChannelContext context) {
        this.context = context;
        String address = context.settings().text(API_URL).strip();
        this.base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.ending = "." + context.settings().find(FORMAT).orElse("xml");
        context.secrets().require(API_KEY);
    }

    HttpResult services() {
        return Http.exchange(HttpCall.get(HttpCall.address(base + "/services" + ending, who()))
                .within(LISTING));
    }

    HttpResult post(Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("api_key", context.secrets().require(API_KEY).reveal());
        form.putAll(who());
        form.putAll(fields);
        // XML is what every server must answer; JSON is an option
        return Http.exchange(
                HttpCall.postForm(URI.create(base + "/requests" + ending), form).within(POSTING));
    }

    HttpResult token(String token) {
        return Http.exchange(HttpCall.get(HttpCall.address(base + "/tokens/" + HttpCall.segment(token) + ending, who()))
                .within(ASKING));
    }

    /** Requests of one service that were made in a span of time. */
    HttpResult requests(String service, Instant from, Instant until) {
        Map<String, String> query = who();
        query.put("service_code", service);
        query.put("start_date", date(from));
        query.put("end_date", date(until));
        return Http.exchange(HttpCall.get(HttpCall.address(base + "/requests" + ending, query))
                .within(LISTING));
    }

    /** Requests made before are not asked for. */
    Instant oldest(Instant now) {
        return now.minus(Duration.ofDays(Math.min(90, context.settings().integer(LOOK_BACK_DAYS))));
    }

    /**
     * Requests made in a span of time. {@code updated_after} is no parameter of GeoReport: a server that knows it leaves out
     * what did not change since, the others list everything.
     */
    HttpResult changed(Instant since, Instant from, Instant until) {
        Map<String, String> query = who();
        query.put("start_date", date(from));
        query.put("end_date", date(until));
        query.put("updated_after", date(since));
        return Http.exchange(HttpCall.get(HttpCall.address(base + "/requests" + ending, query))
                .within(LISTING));
    }

    private Map<String, String> who() {
        Map<String, String> query = new LinkedHashMap<>();
        context.settings().find(JURISDICTION).ifPresent(id -> query.put("jurisdiction_id", id));
        return query;
    }

    private static String date(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
