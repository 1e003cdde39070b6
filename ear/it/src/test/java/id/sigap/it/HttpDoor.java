package id.sigap.it;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.it.harness.Api;
import id.sigap.it.harness.SigapServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server lets in and gives out before any business code runs. */
abstract class HttpDoor {
    private static final String START = "POST /api/public/complaints HTTP/1.1\r\nHost: localhost\r\n";
    private static final String HIDDEN = "GET /api/health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final int MORE_THAN_ALLOWED = 31 * 1024 * 1024;

    private final SigapServer server;

    HttpDoor(SigapServer server) {
        this.server = server;
    }

    @Test
    void refusesCallsWithoutATokenAsProblemJson() {
        Api.Reply reply = server.api().with("Accept", "text/html").get("/api/me");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.json().getString("code")).isEqualTo("signed-out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/channels", "/api/channels/", "/api/channels/x", "/api/channels/x/webhook/y"})
    void asksForASignInBesideTheWebhooks(String path) {
        assertThat(server.api().get(path).status()).isEqualTo(401);
    }

    @Test
    void ignoresForeignTokensOnPublicAddresses() {
        Api stranger = server.api().with("Authorization", "Bearer of-somebody-else");

        assertThat(stranger.get("/api/health/ready").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/me", "/api/health/ready", "/openapi", "/lacak/SGP-2026-000001", "/no-such-page"})
    void sendsSecurityHeadersWithEveryAnswer(String path) {
        Api.Reply reply = server.api().get(path);

        assertThat(reply.header("Content-Security-Policy"))
                .startsWith("default-src 'self';")
                .contains("frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'")
                .doesNotContain("unsafe-eval", "script-src");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(reply.headers().map()).doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
    }

    @Test
    void trustsNoProxyHeadersUnlessTold() {
        Api.Reply reply = server.api()
                .with("Accept", "text/html")
                .with("X-Forwarded-Proto", "https")
                .with("X-Forwarded-For", "203.0.113.7")
                .get("/");

        assertThat(reply.headers().map()).doesNotContainKey("strict-transport-security");
    }

    @Test
    void refusesWhatIsTooLargeBeforeItComes() throws IOException {
        RawHttp.Answer answer = RawHttp.send(server, START + "Content-Length: " + MORE_THAN_ALLOWED + "\r\n\r\n");

        assertThat(answer.statuses()).containsExactly(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nContent-Length: 3\r\n\r\nabcde",
                "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
                "Content-Length: 3, 3\r\n\r\nabc",
                "Content-Length: +3\r\n\r\nabc",
                "Content-Length: -3\r\n\r\nabc",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n3\nabc\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n3;a\nabc\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n3\r\nabcX\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n10000000000000003\r\nabc\r\n0\r\n\r\n",
                "X-A: b\rContent-Length: 3\r\n\r\nabc",
                "X-A: a\u0000b\r\nContent-Length: 3\r\n\r\nabc"
            })
    void answersNoRequestHiddenBehindAnAmbiguousOne(String ambiguous) throws IOException {
        RawHttp.Answer answer = RawHttp.send(server, START + ambiguous + HIDDEN);

        assertThat(answer.statuses()).singleElement().isIn(400, 411);
        assertThat(answer.closed()).isTrue();
    }

    @Test
    void keepsAnsweringOnAnHonestConnection() throws IOException {
        assertThat(RawHttp.send(server, HIDDEN + HIDDEN).statuses()).containsExactly(200, 200);
    }

    @Test
    void doesNotUpgradeToHttp2InClearText() throws IOException {
        String upgrade =
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n";

        RawHttp.Answer answer = RawHttp.send(server, HIDDEN.replace("\r\n\r\n", "\r\n" + upgrade + "\r\n"));

        assertThat(answer.statuses()).containsExactly(200);
    }
}
