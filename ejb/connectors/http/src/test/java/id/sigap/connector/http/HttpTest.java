package id.sigap.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import id.sigap.standin.Mischief;
import id.sigap.standin.StandIn;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLProtocolException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTest {
    private final Echo platform = new Echo();

    /** Tells what it got. */
    private static final class Echo extends StandIn {
        Echo() {
            super(0);
        }

        @Override
        protected Answer answer(Call call) {
            return call.path().equals("/away")
                    ? Answer.text(302, "").with("Location", "http://localhost:1/")
                    : Answer.text(200, call.method() + " " + call.query() + " " + call.text());
        }
    }

    @BeforeEach
    void start() {
        platform.start();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private URI at(String path) {
        return URI.create(platform.address() + path);
    }

    @Test
    void tellsWhatThePlatformAnswered() {
        HttpResult result = Http.exchange(HttpCall.postForm(at("/x?a=1"), Map.of("kata", "air & api")));

        assertThat(result).isInstanceOfSatisfying(HttpResult.Answered.class, answered -> {
            assertThat(answered.ok()).isTrue();
            assertThat(answered.body().utf8()).isEqualTo("POST {a=1} kata=air+%26+api");
            assertThat(answered.header("Content-TYPE")).hasValue("text/plain; charset=utf-8");
        });
    }

    @Test
    void followsNoRedirect() {
        assertThat(Http.exchange(HttpCall.get(at("/away"))))
                .isInstanceOfSatisfying(
                        HttpResult.Answered.class, a -> assertThat(a.status()).isEqualTo(302));
        assertThat(platform.calls()).hasSize(1);
    }

    @Test
    void knowsThatACallWasNotSentWhereNobodyListens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(Http.exchange(HttpCall.get(URI.create("http://localhost:" + free + "/"))))
                .isEqualTo(new HttpResult.NotSent("connect-failed"));
        assertThat(Http.exchange(HttpCall.get(URI.create("http://tidak-ada.invalid/"))))
                .isInstanceOf(HttpResult.NotSent.class);
        assertThat(Http.exchange(HttpCall.get(URI.create("file:///etc/passwd"))))
                .isEqualTo(new HttpResult.NotSent("address-refused"));
    }

    @Test
    void doesNotKnowWhatBecameOfACallWhoseConnectionWasDropped() {
        platform.next("POST /x", new Mischief.AcceptThenDrop(), new Mischief.Drop());

        assertThat(Http.exchange(HttpCall.postJson(at("/x"), "{}"))).isInstanceOf(HttpResult.Unanswered.class);
        assertThat(Http.exchange(HttpCall.postJson(at("/x"), "{}"))).isInstanceOf(HttpResult.Unanswered.class);
        assertThat(platform.calls()).as("nothing is sent twice").hasSize(2);
    }

    /** After the handshake the call may have been written already. */
    @Test
    void knowsOnlyOfAFailedHandshakeThatNothingWasSent() {
        assertThat(Http.failed(new ExecutionException(new SSLHandshakeException("bad certificate"))))
                .isEqualTo(new HttpResult.NotSent("tls-failed"));
        assertThat(Http.failed(new ExecutionException(new SSLPeerUnverifiedException("other host"))))
                .isEqualTo(new HttpResult.NotSent("tls-failed"));
        assertThat(Http.failed(new ExecutionException(new SSLException("bad record MAC"))))
                .isEqualTo(new HttpResult.Unanswered("connection-lost"));
        assertThat(Http.failed(new ExecutionException(new SSLProtocolException("unexpected message"))))
                .isEqualTo(new HttpResult.Unanswered("connection-lost"));
    }

    @Test
    void waitsNoLongerThanTheCallMay() {
        platform.next("/x", new Mischief.Delay(Duration.ofSeconds(20)));

        long begin = System.nanoTime();
        HttpResult result = Http.exchange(HttpCall.get(at("/x")).within(Duration.ofMillis(300)));

        assertThat(result).isEqualTo(new HttpResult.Unanswered("no-answer"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void endsEveryCallSoonerWhereTheThreadIsInAHurry() {
        platform.next("/x", new Mischief.Delay(Duration.ofSeconds(20)), new Mischief.Delay(Duration.ofMillis(20)));

        long begin = System.nanoTime();
        HttpResult late =
                Http.withNoCallLongerThan(Duration.ofMillis(300), () -> Http.exchange(HttpCall.get(at("/x"))));

        assertThat(late).isEqualTo(new HttpResult.Unanswered("no-answer"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        assertThat(Http.exchange(HttpCall.get(at("/x")).within(Duration.ofSeconds(5))))
                .as("the hurry ends with the work")
                .isInstanceOf(HttpResult.Answered.class);
    }

    @Test
    void givesNoCallMoreTimeThanItAsksFor() {
        platform.next("/x", new Mischief.Delay(Duration.ofSeconds(20)));

        HttpResult result = Http.withNoCallLongerThan(
                Duration.ofSeconds(20),
                () -> Http.exchange(HttpCall.get(at("/x")).within(Duration.ofMillis(200))));

        assertThat(result).isEqualTo(new HttpResult.Unanswered("no-answer"));
    }

    @Test
    void readsNoMoreThanWasAskedFor() {
        platform.next("/x", new Mischief.Instead(Answer.text(200, "a".repeat(100_001))));

        assertThat(Http.exchange(HttpCall.get(at("/x")).atMost(100_000)))
                .isEqualTo(new HttpResult.Unanswered("answer-too-large"));
    }

    @Test
    void showsNoTokenInWhatItPrints() {
        HttpCall call = HttpCall.get(at("/bot123:rahasia/getMe")).bearer("rahasia");

        assertThat(call.toString()).isEqualTo("GET localhost");
    }
}
