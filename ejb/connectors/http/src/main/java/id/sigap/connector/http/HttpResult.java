package id.sigap.connector.http;

import id.sigap.connector.api.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What became of a call. */
public sealed interface HttpResult {

    /**
     * The platform answered.
     *
     * @param status of HTTP
     * @param headers by lower-case name
     * @param body whole
     */
    record Answered(int status, Map<String, List<String>> headers, Bytes body) implements HttpResult {
        public Answered {
            Map<String, List<String>> lowerCase = new TreeMap<>();
            headers.forEach((name, values) -> lowerCase.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
            headers = Map.copyOf(lowerCase);
        }

        /** Whether the status is 2xx. */
        public boolean ok() {
            return status / 100 == 2;
        }

        /** The first value of a header. */
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .findFirst();
        }

        /** Status and size. */
        @Override
        public String toString() {
            return "Answered[" + status + ", " + body + "]";
        }
    }

    /**
     * The platform has certainly not got the call: no connection came about.
     *
     * @param reason stable, for the log: {@code connect-failed, connect-timeout, host-unknown, tls-failed, address-refused}
     */
    record NotSent(String reason) implements HttpResult {}

    /**
     * The call was on its way, and no (whole) answer came: nobody can say whether it took effect.
     *
     * @param reason stable, for the log: {@code no-answer, connection-lost, answer-too-large, interrupted}
     */
    record Unanswered(String reason) implements HttpResult {}
}
