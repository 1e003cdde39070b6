package id.sigap.connector.http;

import id.sigap.connector.api.Bytes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Calls a platform, once, within the call's limits. Follows no redirect (it may lead anywhere, and takes tokens along),
 * keeps no cookies.
 */
public final class Http {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    /** How long a call of this thread may take at most, where there is such a limit. */
    private static final ThreadLocal<Duration> LONGEST = new ThreadLocal<>();

    private Http() {}

    /**
     * Does something in which no call of this thread takes longer than this, however long it may take by itself: a platform
     * that is too slow can be tried without waiting for it.
     *
     * @return what the work returns
     */
    public static <T> T withNoCallLongerThan(Duration longest, Supplier<T> work) {
        LONGEST.set(longest);
        try {
            return work.get();
        } finally {
            LONGEST.remove();
        }
    }

    /** Never throws for what a network or a platform does. */
    public static HttpResult exchange(HttpCall asked) {
        HttpCall call = Optional.ofNullable(LONGEST.get())
                .filter(longest -> longest.compareTo(asked.limit()) < 0)
                .map(asked::within)
                .orElse(asked);
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(call.uri()).timeout(call.limit());
            call.headers().forEach(header -> request.header(header.getKey(), header.getValue()));
            request.method(
                    call.method(),
                    call.body().isEmpty()
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofByteArray(call.body().toArray()));
        } catch (IllegalArgumentException e) {
            return new HttpResult.NotSent("address-refused");
        }
        CompletableFuture<HttpResponse<Bytes>> running =
                CLIENT.sendAsync(request.build(), answer -> new LimitedBody(call.largestAnswer()));
        try {
            HttpResponse<Bytes> answer = running.get(call.limit().toMillis(), TimeUnit.MILLISECONDS);
            return new HttpResult.Answered(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (TimeoutException e) {
            running.cancel(true);
            return new HttpResult.Unanswered("no-answer");
        } catch (InterruptedException e) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            return new HttpResult.Unanswered("interrupted");
        } catch (ExecutionException e) {
            return failed(e);
        }
    }

    static HttpResult failed(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof LimitedBody.TooLarge) {
                return new HttpResult.Unanswered("answer-too-large");
            }
            if (each instanceof HttpConnectTimeoutException) {
                return new HttpResult.NotSent("connect-timeout");
            }
            if (each instanceof HttpTimeoutException) {
                return new HttpResult.Unanswered("no-answer");
            }
            if (each instanceof UnresolvedAddressException || each instanceof UnknownHostException) {
                return new HttpResult.NotSent("host-unknown");
            }
            if (each instanceof ConnectException) {
                return new HttpResult.NotSent("connect-failed");
            }
            // any other TLS fault may come after the call was written
            if (each instanceof SSLHandshakeException || each instanceof SSLPeerUnverifiedException) {
                return new HttpResult.NotSent("tls-failed");
            }
        }
        return new HttpResult.Unanswered(cause.getCause() instanceof IOException ? "connection-lost" : "no-answer");
    }
}
