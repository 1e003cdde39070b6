package id.sigap.it.crash;

import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the database does to the application: transactions that stay open, and a database that goes away. */
class TransactionsIT {
    private static final MailRoom mailRoom = new MailRoom();

    @RegisterExtension
    static final SigapServer server = mailRoom.connect(
            SigapServer.on(EmbeddedDatabase.postgres("transactions")).withKeycloak());

    @AfterAll
    static void closeMailRoom() {
        mailRoom.close();
    }

    @Nested
    class Open extends OpenTransaction {
        Open() {
            super(server, mailRoom);
        }
    }

    @Nested
    class Away extends DatabaseOutage {
        Away() {
            super(server);
        }
    }
}
