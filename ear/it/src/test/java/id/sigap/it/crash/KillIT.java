package id.sigap.it.crash;

import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server on PostgreSQL is killed under load, many times; only by {@code mvn -Pkills verify}. */
@Tag("kills")
class KillIT {
    private static final MailRoom mailRoom = new MailRoom();

    @RegisterExtension
    static final SigapServer server = SigapServer.on(EmbeddedDatabase.postgres("kills"))
            .withKeycloak()
            .withMail()
            .beside(mailRoom);

    @Test
    void losesNoMessageAndAnswersNobodyTwice() throws InterruptedException {
        new Trial(server, mailRoom, Integer.getInteger("sigap.kills", 1), Long.getLong("sigap.seed", System.nanoTime()))
                .run("PostgreSQL");
    }
}
