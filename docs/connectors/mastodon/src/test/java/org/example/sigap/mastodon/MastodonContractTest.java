package org.example.sigap.mastodon;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.tck.ConnectorContract;
import id.sigap.connector.tck.TestChannel;
import id.sigap.standin.mastodon.MastodonAccount;
import id.sigap.standin.mastodon.MastodonPlatform;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What Sigap asks of every connector. */
class MastodonContractTest extends ConnectorContract {
    private static final String MENTION =
            """
            {"id":"34975861","type":"mention","created_at":"2026-11-20T07:49:02.064Z",
             "account":{"id":"971724","username":"siti","acct":"siti@contoh.id"},
             "status":{"id":"103186126728896492","created_at":"2026-11-20T07:49:01.940Z",
               "in_reply_to_id":null,"visibility":"public",
               "content":"<p><span class=\\"h-card\\"><a href=\\"https://m.contoh.id/@kantor\\">@<span>kantor</span></a></span> Lampu jalan mati &amp; gelap</p>",
               "account":{"id":"971724","username":"siti","acct":"siti@contoh.id","display_name":"Siti"},
               "media_attachments":[{"id":"1","type":"image","url":"https://m.contoh.id/media/1.jpg"}]}}
            """;

    private static final MastodonAccount OFFICE = MastodonAccount.of("14715", "kantor", "token-of-the-office");

    private static MastodonPlatform server;

    @BeforeAll
    static void start() {
        server = new MastodonPlatform(0, OFFICE);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected Connector connector() {
        return new MastodonConnector();
    }

    @Override
    protected TestChannel channel() {
        return TestChannel.of(connector())
                .setting(MastodonConnector.SERVER, server.address().toString())
                .secret(MastodonConnector.TOKEN, OFFICE.token());
    }

    @Override
    protected RawDelivery genuineDelivery() {
        return new RawDelivery(
                "notification-34975861",
                "application/json",
                Map.of(Polling.KIND, Polling.NOTIFICATION),
                Bytes.utf8(MENTION),
                TestChannel.NOW,
                "");
    }

    @Override
    protected Conversation conversation() {
        return Conversation.with(Person.of("971724"));
    }
}
