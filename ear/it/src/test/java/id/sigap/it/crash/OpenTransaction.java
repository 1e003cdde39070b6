package id.sigap.it.crash;

import static id.sigap.it.harness.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.harness.Desk;
import id.sigap.it.harness.Desk.Ticket;
import id.sigap.it.harness.Rows;
import id.sigap.it.harness.SigapServer;
import jakarta.mail.MessagingException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A transaction stays open while others commit: what it holds comes late, but comes. And messages that nobody waits for. */
abstract class OpenTransaction {
    private static final String WAITING = "select count(*) from pg_locks where not granted";

    private final SigapServer server;
    private final MailRoom mailRoom;

    private final Desk desk;
    private final Rows rows;

    OpenTransaction(SigapServer server, MailRoom mailRoom) {
        this.server = server;
        this.mailRoom = mailRoom;
        this.desk = new Desk(server);
        this.rows = new Rows(server.database());
    }

    @Test
    void aDeliveryThatIsCommittedLateIsTakenInAfterAllThatCameLater() throws SQLException {
        Ticket ticket = desk.complain("Sampah menumpuk di depan toko xterlambat");
        try (Rows.Open late = rows.begin(
                "insert into delivery (id, channel_id, delivery_key, content_sealed, received_at, state, attempts, next_attempt)"
                        + " select nextval('row_id'), channel_id, 'late-' || delivery_key, content_sealed, received_at, 'new', 0, next_attempt"
                        + " from delivery where complaint_id = " + idOf(ticket))) {
            for (int i = 0; i < 60; i++) {
                desk.complain("Jalan berlubang di depan toko xsementara");
            }
            assertThat(count("message where masked like '%xsementara%'")).isEqualTo("60");
            assertThat(count("message where masked like '%xterlambat%'")).isEqualTo("1");
            late.commit();
        }

        await().atMost(PATIENCE)
                .until(() -> count("delivery where state = 'done' and delivery_key like 'late-%'")
                        .equals("1"));
        assertThat(count("message where masked like '%xterlambat%'")).isEqualTo("2");
    }

    @Test
    void aLedgerRowThatIsCommittedLateStandsInItsPlaceAndIsSealedLate() throws SQLException {
        String id = rows.text("select nextval('ledger_entry_id')");
        try (Rows.Open late = rows.begin(
                "insert into ledger_entry (id, at, act, actor, ticket, data) values (" + id
                        + ", now(), 'test.late', 'system', null, '{}')",
                "insert into ledger_unsealed (entry_id) values (" + id + ")")) {
            while (Long.parseLong(rows.text("select max(id) from ledger_entry")) <= Long.parseLong(id)) {
                desk.complain("Parit mampet di depan sekolah");
            }
            assertThat(server.api("auditor1").get("/api/ledger?act=test.late").body())
                    .doesNotContain("test.late");
            late.commit();
        }

        assertThat(server.api("auditor1").get("/api/ledger?act=test.late").body())
                .contains("\"id\":" + id);
        await().atMost(PATIENCE)
                .until(() -> count("ledger_seal where entry_id = " + id).equals("1"));
        assertThat(count("ledger_entry e where not exists (select 1 from ledger_unsealed u where u.entry_id = e.id)"
                        + " and not exists (select 1 from ledger_seal s where s.entry_id = e.id)"))
                .as("rows that the sealer would never see")
                .isEqualTo("0");
    }

    @Test
    void anAnswerThatAnotherServerDealtWithWhileThisOneWaitedForTheCaseIsNotSent() throws SQLException {
        Ticket ticket = desk.complain("Lampu jalan padam di dekat pasar");
        await().atMost(PATIENCE)
                .until(() -> count("outbox where state <> 'sent' and complaint_id = " + idOf(ticket))
                        .equals("0"));
        try (Rows.Open pause = rows.begin("update channel set active = false where id = 'web'")) {
            pause.commit();
        }
        desk.say(ticket, "answer", Desk.ANSWER);
        try (Rows.Open other = rows.begin("select id from complaint where id = " + idOf(ticket) + " for update")) {
            try (Rows.Open resume = rows.begin("update channel set active = true where id = 'web'")) {
                resume.commit();
            }
            await().atMost(PATIENCE).until(() -> !rows.text(WAITING).equals("0"));
            other.execute("update outbox set state = 'held', signalled = true where kind = 'answer' and complaint_id = "
                    + idOf(ticket));
            other.commit();
        }

        Ticket next = desk.complain("Lampu jalan padam di dekat terminal");
        desk.say(next, "answer", Desk.ANSWER);
        await().atMost(PATIENCE).until(() -> desk.state(next).equals("answered"));
        assertThat(rows.text("select state from outbox where kind = 'answer' and complaint_id = " + idOf(ticket)))
                .isEqualTo("held");
        assertThat(Books.entries(desk.see("approver1", ticket), "office")).isEmpty();
    }

    @Test
    void mailThatArrivesWhileItsChannelIsLockedIsTakenInOnce() throws SQLException {
        try (Rows.Open lock = rows.begin("select id from channel where id = 'email' for update")) {
            mailRoom.write("terkunci@warga.example", "Pohon", "Pohon tumbang di depan toko xterkunci");
            desk.complain("Jalan rusak di depan kantor pos");
            await().atMost(PATIENCE).until(() -> !rows.text(WAITING).equals("0"));
            assertThat(count("message where masked like '%xterkunci%'")).isEqualTo("0");
            lock.commit();
        }

        await().atMost(PATIENCE)
                .until(() -> count("message where masked like '%xterkunci%'").equals("1"));
        assertThat(count("delivery where channel_id = 'email' and state <> 'done'"))
                .isEqualTo("0");
    }

    @Test
    void aReplyToAMailThatNobodyKnowsIsAComplaintOfItsOwn() throws SQLException, MessagingException {
        mailRoom.reply(
                "asing@warga.example",
                "Re: Jawaban",
                "Masih bocor di depan toko xtakdikenal",
                "<sigap.00000000-0000-4000-8000-000000000000@balikpapan.example>");

        await().atMost(PATIENCE)
                .until(() -> count("message where masked like '%xtakdikenal%'").equals("1"));
        assertThat(rows.text("select state from complaint where id = (select complaint_id from message"
                        + " where masked like '%xtakdikenal%')"))
                .isEqualTo("received");
    }

    @Test
    void mailForAClosedCaseOpensItAgain() throws SQLException {
        mailRoom.write("tertutup@warga.example", "Air", "Air keruh di depan toko xtertutup");
        await().atMost(PATIENCE)
                .until(() -> count("message where masked like '%xtertutup%'").equals("1"));
        String number = rows.text("select c.ticket from complaint c join message m on m.complaint_id = c.id"
                + " where m.masked like '%xtertutup%'");
        Ticket ticket = new Ticket(number, "");
        desk.act("operator1", ticket, "withdraw", "{\"reason\":\"sudah jernih\"}");
        assertThat(desk.state(ticket)).isEqualTo("closed");

        mailRoom.write("tertutup@warga.example", "Re: Air [#" + number + "]", "Keruh lagi, xkembali");

        await().atMost(PATIENCE).until(() -> desk.state(ticket).equals("received"));
        assertThat(Books.entries(desk.see("approver1", ticket), "citizen"))
                .hasSize(2)
                .last()
                .asString()
                .contains("xkembali");
    }

    @Test
    void anOutcomeThatTheProcessMissedIsBroughtToItAgain() throws SQLException {
        Ticket waiting = desk.complain("Sampah di selokan dekat gereja");
        desk.say(waiting, "answer", Desk.ANSWER);
        await().atMost(PATIENCE).until(() -> desk.state(waiting).equals("answered"));
        // nobody waits for this one any more; it must not keep others from being heard
        try (Rows.Open forget =
                rows.begin("update outbox set signalled = false where complaint_id = " + idOf(waiting))) {
            forget.commit();
        }
        Ticket next = desk.complain("Sampah di selokan dekat vihara");
        desk.say(next, "answer", Desk.ANSWER);

        await().atMost(PATIENCE).until(() -> desk.state(next).equals("answered"));
        assertThat(List.of(
                        desk.state(waiting),
                        rows.text("select count(*) from message where kind = 'office' and" + " complaint_id = "
                                + idOf(waiting))))
                .containsExactly("answered", "1");
    }

    private String count(String from) throws SQLException {
        return rows.text("select count(*) from " + from);
    }

    private String idOf(Ticket ticket) throws SQLException {
        return rows.text("select id from complaint where ticket = '" + ticket.number() + "'");
    }
}
