package id.sigap.connector.graph;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.http.HttpResult;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much of its allowance an app has used, as the headers {@code X-App-Usage} and {@code X-Business-Use-Case-Usage} tell.
 *
 * @param percent the highest of all figures; 0 where no header came
 * @param regain how long until calls are taken again, where Meta says so
 */
public record GraphUsage(int percent, Optional<Duration> regain) {

    /** Nothing told. */
    public static final GraphUsage NONE = new GraphUsage(0, Optional.empty());

    /** From here on calls wait: at 100 Meta refuses them. */
    static final int TIGHT = 95;

    /** How long where Meta tells no time: the allowance counts the last hour. */
    private static final Duration BREATH = Duration.ofMinutes(5);

    /** Reads the headers of an answer. */
    public static GraphUsage of(HttpResult.Answered answer) {
        List<JsonObject> figures = Stream.concat(
                        header(answer, "x-app-usage").stream(),
                        header(answer, "x-business-use-case-usage").stream()
                                .flatMap(o -> o.keySet().stream().flatMap(key -> Json.objects(o, key))))
                .toList();
        int percent = figures.stream().mapToInt(GraphUsage::highest).max().orElse(0);
        Optional<Duration> regain = figures.stream()
                .flatMap(f -> Json.number(f, "estimated_time_to_regain_access").stream())
                .filter(minutes -> minutes > 0 && minutes <= Duration.ofDays(7).toMinutes())
                .max(Long::compare)
                .map(Duration::ofMinutes);
        return new GraphUsage(percent, regain);
    }

    private static Optional<JsonObject> header(HttpResult.Answered answer, String name) {
        return answer.header(name).flatMap(text -> Json.object(Bytes.utf8(text)));
    }

    private static int highest(JsonObject figures) {
        return Stream.of("call_count", "total_time", "total_cputime")
                .flatMap(name -> Optional.<JsonValue>ofNullable(figures.get(name)).stream())
                .flatMap(value -> Json.asText(value).stream())
                .mapToInt(GraphUsage::whole)
                .max()
                .orElse(0);
    }

    private static int whole(String text) {
        try {
            return (int) Math.max(0, Math.min(1000, Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** How long the next call should wait; empty = not at all. */
    public Optional<Duration> pause() {
        if (regain.isPresent()) {
            return regain;
        }
        return percent >= TIGHT ? Optional.of(BREATH) : Optional.empty();
    }
}
