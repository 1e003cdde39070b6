package id.sigap.it.browser;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import id.sigap.demo.citizens.Citizens;
import id.sigap.it.harness.Browser;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.Patience;
import id.sigap.it.harness.SigapServer;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On each played platform somebody writes as a citizen, the desk answers in the browser, and the citizen reads the answer. */
@Tag("platforms")
class PlayedPlatformsIT {
    @RegisterExtension
    static final SigapServer server =
            SigapServer.on(EmbeddedDatabase.h2()).withKeycloak().with("SIGAP_CHALLENGE", "off");

    @RegisterExtension
    static final Browser browser = Browser.on(server);

    private static final List<String> told = new CopyOnWriteArrayList<>();
    private static Citizens citizens;

    @BeforeAll
    static void play() {
        citizens = Citizens.start();
        connect();
    }

    private static void connect() {
        citizens.connect(server.url(), server.keycloak().realmUrl(), "admin1", "demo", told::add);
    }

    @AfterAll
    static void stop() {
        citizens.close();
    }

    @Nested
    class EachCorner extends Lives {
        EachCorner() {
            super(PlayedPlatformsIT.server, PlayedPlatformsIT.browser);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "X: sebutan, demox",
            "X: pesan langsung, demox",
            "Facebook: komentar, demofacebook",
            "Messenger, demomessenger",
            "Instagram: komentar, demoinstagram",
            "Instagram: pesan, demoinstagram",
            "WhatsApp, demowhatsapp",
            "Telegram, demotelegram",
            "YouTube: komentar, demoyoutube"
        })
        void whatACitizenWritesIsAnsweredWhereItWasWritten(String corner, String channel) {
            String mark = corner.replaceAll("[^A-Za-z]", "");
            String complaint = "Lampu jalan padam di Gang " + mark;
            String answer = "Yth. Bapak/Ibu, lampu di Gang " + mark + " diganti besok.";
            Screen citizen = new Screen(browser.open(citizens.address(), 390, 844));
            citizen.sees("Peragaan: bukan platform sungguhan");
            citizen.write("Nama warga", mark.substring(0, Math.min(15, mark.length())));
            citizen.press(corner)
                    .write("Tulisan baru", complaint)
                    .press("Kirim")
                    .sees(complaint);

            Ticket ticket = ticket(channel, mark);
            Screen rina = take("operator1", ticket);
            answer(rina, answer);
            approve("approver1", ticket);

            Locator answers =
                    citizen.page().locator("#entries li.office").filter(new Locator.FilterOptions().setHasText(answer));
            answers.first().waitFor(new Locator.WaitForOptions().setTimeout(Patience.MILLISECONDS));
            answers.first().scrollIntoViewIfNeeded();
            citizen.fitsAPhone("played-" + mark);
            assertThat(answers.count()).isEqualTo(1);
            becomes(ticket, "answered");
        }

        private Ticket ticket(String channel, String mark) {
            return await().atMost(PATIENCE)
                    .until(() -> find("&channel=" + channel, mark), Optional::isPresent)
                    .orElseThrow();
        }
    }

    private static Optional<Ticket> find(String where, String mark) {
        return server
                .api("operator1")
                .get("/api/complaints?view=open" + where)
                .json()
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(row -> row.getString("excerpt").contains("Gang " + mark))
                .map(row -> new Ticket(row.getString("ticket"), ""))
                .findFirst();
    }

    /** As when a demonstration is begun again on kept data: other addresses, and nothing known of what was said before. */
    @Test
    void platformsOfAnotherRunAreConnectedToTheChannelsThereAre() {
        Citizens before = citizens;
        citizens = Citizens.start();
        before.close();
        connect();
        assertThat(told).isEmpty();

        citizens.corners().forEach(corner -> corner.write("Rini", "Air keruh di Gang " + corner.id()));

        citizens.corners()
                .forEach(corner ->
                        await(corner.id()).atMost(PATIENCE).until(() -> find("", corner.id()), Optional::isPresent));
    }

    @Test
    void theSamePlatformsAreConnectedAgain() {
        connect();

        assertThat(told).isEmpty();
    }
}
