package id.sigap.it.crash;

import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the database does to the application: transactions that stay open, and a database that goes away. */
class TransactionsIT {
    private static final MailRoom mailRoom = new MailRoom();

    @RegisterExtension
    static final SigapServer server = SigapServer.on(EmbeddedDatabase.postgres("transactions"))
            .withKeycloak()
            .withMail()
            .beside(mailRoom);

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
