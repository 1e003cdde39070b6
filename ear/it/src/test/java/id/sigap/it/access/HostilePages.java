package id.sigap.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import id.sigap.it.harness.Api;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.Patience;
import id.sigap.it.harness.SigapServer;
import jakarta.json.Json;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A browser with a session: what citizens wrote is text in it and never a program, and a foreign page cannot use it. */
abstract class HostilePages {
    private static final String IMAGE = "<img src=x onerror=\"window.sigapTaken=1\">";
    private static final String HOSTILE = "Lampu mati " + IMAGE + "<script>window.sigapTaken=1</script>"
            + "<svg onload=window.sigapTaken=1> [klik](javascript:window.sigapTaken=1) {{7*7}} ${7*7}"
            + " javascript:window.sigapTaken=1 </textarea><iframe srcdoc=\"<script>parent.sigapTaken=1</script>\">";

    private final SigapServer server;
    private final Browser browser;
    private final Desk desk;

    HostilePages(SigapServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
        this.desk = new Desk(server);
    }

    @Test
    void whatIsWrittenRunsNowhere() {
        Ticket ticket = hostile();
        desk.act("operator1", ticket, "claim", "{}");
        desk.act("operator1", ticket, "notes", json("text", "Catatan " + HOSTILE));
        desk.act(
                "operator1",
                ticket,
                "drafts",
                Json.createObjectBuilder()
                        .add("kind", "answer")
                        .add("target", "private")
                        .add("text", "Yth. Bapak/Ibu " + HOSTILE)
                        .build()
                        .toString());

        Page rina = browser.signedIn("operator1");
        rina.navigate("/app/inbox/open");
        showsAsText(rina, "Lampu mati");
        rina.navigate("/app/inbox/open/" + ticket.number());
        showsAsText(rina, "Catatan Lampu mati " + IMAGE);
        rina.navigate("/app/complaints/" + ticket.number());
        showsAsText(rina, "Catatan Lampu mati " + IMAGE);
        Page citizen = browser.open("/lacak/" + ticket.number() + "?code=" + ticket.code());
        showsAsText(citizen, "Lampu mati " + IMAGE);
        assertThat(browser.complaints())
                .as("nothing that the policy had to stop")
                .isEmpty();
    }

    /** By name, place and words of a citizen. */
    private Ticket hostile() {
        String body = Json.createObjectBuilder()
                .add("text", HOSTILE)
                .add("name", "Budi " + IMAGE)
                .add("contact", "budi@warga.example")
                .add("location", "Jalan " + IMAGE)
                .build()
                .toString();
        Api.Reply reply = server.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/api/public/complaints", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return new Ticket(reply.json().getString("ticket"), reply.json().getString("trackingCode"));
    }

    private static String json(String name, String value) {
        return Json.createObjectBuilder().add(name, value).build().toString();
    }

    private static void showsAsText(Page page, String text) {
        page.getByText(text).first().waitFor(new Locator.WaitForOptions().setTimeout(Patience.MILLISECONDS));
        untouched(page);
    }

    private static void untouched(Page page) {
        page.waitForLoadState();
        assertThat(page.evaluate("() => window.sigapTaken ?? null")).isNull();
        assertThat(page.locator("img[src='x'], svg[onload], iframe, a[href^='javascript:']")
                        .count())
                .isZero();
    }

    @Test
    void theApiSaysThatItIsDataAndNothingElse() {
        Api.Reply reply = server.api("operator1").get(hostile().path());

        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.json().getString("author")).isEqualTo("Budi " + IMAGE);
    }

    @Test
    void thePolicyStopsWhatShouldEverSlipThrough() {
        Page page = browser.signedIn("operator1");

        page.evaluate("""
                () => {
                  const script = document.createElement('script')
                  script.textContent = 'window.sigapTaken = 1'
                  document.body.append(script)
                  const style = document.createElement('style')
                  style.textContent = 'body { outline-style: dotted }'
                  document.head.append(style)
                  const holder = document.createElement('div')
                  holder.innerHTML = '<img src="/no-such-picture" onerror="window.sigapTaken = 1">'
                  document.body.append(holder)
                }""");
        page.waitForCondition(() -> browser.complaints().stream()
                        .filter(text -> text.contains("Content Security Policy"))
                        .count()
                >= 3);

        assertThat(page.evaluate("() => window.sigapTaken ?? null")).isNull();
        assertThat(page.evaluate("() => getComputedStyle(document.body).outlineStyle"))
                .isEqualTo("none");
        assertThat(server.api().get("/").header("Content-Security-Policy"))
                .doesNotContain("style-src 'self' 'unsafe-inline'", "unsafe-eval", "font-src", "*", "http:");
    }

    @Test
    void aSessionChangesNothingWithoutTheHeaderOfOurOwnPages() {
        Ticket ticket = desk.complain("Bangku taman patah di Klandasan");
        Page page = browser.signedIn("operator1");

        assertThat(claim(page, ticket, json()).status()).isEqualTo(403);
        assertThat(claim(page, ticket, json().setHeader("Content-Type", "text/plain"))
                        .status())
                .as("what a form of a foreign page can send")
                .isIn(403, 415);
        assertThat(claim(page, ticket, json().setHeader("Authorization", "Bearer x"))
                        .status())
                .isEqualTo(401);
        assertThat(desk.see("approver1", ticket).containsKey("holder")).isFalse();

        assertThat(claim(page, ticket, json().setHeader("X-Sigap", "1")).status())
                .isEqualTo(200);
    }

    private static RequestOptions json() {
        return RequestOptions.create()
                .setHeader("Content-Type", "application/json")
                .setData("{}");
    }

    private APIResponse claim(Page page, Ticket ticket, RequestOptions options) {
        return page.request().post(server.url() + ticket.path() + "/claim", options);
    }
}
