package id.sigap.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Fills the tables of the desk with complaints of earlier years: copies of a real one, so that sealed columns hold bytes of
 * the right size. The newest {@value #OPEN} at most are open, the others closed; each has its message and two entries in
 * the ledger. Ids are negative: the sequences never meet them. None has a process.
 */
final class Crowd {
    private static final int OPEN = 20_000;
    private static final int OPEN_AMONG_FEW = 500;

    private static final String COMPLAINTS = """
            insert into complaint (id, ticket, version, state, channel_id, author_key, public_thread, category, topic,
              agency, urgency, emergency, restricted, anonymous, secret, proposal, excerpt, reporter_sealed, wrapped_key,
              holder, claim_number, lease_until, parked, round, round_answered, step, received_at, last_message_at, due_at,
              due_rule, answered_at, closed_at, outcome)
            select -g, 'SGP-2020-' || lpad(g::text, 7, '0'), 3,
              case when not o then 'closed' when g %% 10 < 6 then 'received' when g %% 10 < 8 then 'coordinating'
                when g %% 10 = 8 then 'at-agency' else 'awaiting-approval' end,
              c.channel_id, md5(g::text), false, c.category, c.topic, a.codes[1 + g %% array_length(a.codes, 1)], c.urgency,
              g %% 200 = 0, g %% 50 = 0, false, false, c.proposal, left(c.excerpt || ' ' || g, 300), c.reporter_sealed,
              c.wrapped_key,
              case when o and g %% 10 between 6 and 9 then 'operator' || 1 + g %% 4 end, 1,
              case when o and g %% 10 between 6 and 9 then now() + interval '10 minutes' end,
              o and g %% 10 = 9, 1, not o, case when not o then 'wait' when g %% 10 = 9 then 'approve' else 'coordinate' end,
              now() - g * interval '31 seconds', now() - g * interval '31 seconds',
              case when o then now() + interval '2 days' - g * interval '31 seconds' end,
              case when o then c.due_rule end,
              case when not o then now() - g * interval '30 seconds' end,
              case when not o then now() - g * interval '30 seconds' end, case when not o then 'answered' end
            from (select * from complaint where due_rule is not null and closed_at is null and id > 0 limit 1) c,
              (select array_agg(code) codes from agency) a,
              (select g, g <= %1$d or g > %2$d and g <= %3$d o from generate_series(%2$d + 1, %4$d) g) s""";
    private static final String MESSAGES = """
            insert into message (id, complaint_id, kind, channel_id, native_id, public_text, round, content_sealed, masked,
              occurred_at, received_at)
            select c.id, c.id, m.kind, m.channel_id, 'bench:' || c.id, false, 1, m.content_sealed, m.masked || ' ' || -c.id,
              c.received_at, c.received_at
            from complaint c, (select * from message where kind = 'citizen' and id > 0 limit 1) m
            where c.id < 0 and c.id < ? and c.id >= ?""";
    private static final String ENTRIES = """
            insert into ledger_entry (id, at, act, actor, ticket, data)
            select 2 * c.id + n, c.received_at, case n when 0 then 'complaint.received' else 'case.claimed' end,
              case n when 0 then 'citizen' else 'operator' || 1 - c.id % 4 end, c.ticket, '{}'
            from complaint c, generate_series(0, 1) n where c.id < 0 and c.id < ? and c.id >= ?""";

    private Crowd() {}

    /**
     * Adds what is missing to so many complaints.
     *
     * @param owner who owns the tables
     * @param from how many an earlier call made
     * @param to how many there shall be
     */
    static void grow(Connection owner, int from, int to) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            made(
                    to - from,
                    "complaints",
                    statement.executeUpdate(COMPLAINTS.formatted(OPEN_AMONG_FEW, from, OPEN, to)));
            made(to - from, "messages", copy(owner, MESSAGES, from, to));
            made(2 * (to - from), "ledger entries", copy(owner, ENTRIES, from, to));
            statement.execute("analyze");
        }
    }

    private static int copy(Connection owner, String sql, int from, int to) throws SQLException {
        try (PreparedStatement copy = owner.prepareStatement(sql)) {
            copy.setLong(1, -from);
            copy.setLong(2, -to);
            return copy.executeUpdate();
        }
    }

    /** A large inbox that is empty would look very fast. */
    private static void made(int wanted, String what, int rows) {
        if (rows != wanted) {
            throw new IllegalStateException("Of " + wanted + " " + what + " to fill in, " + rows
                    + " were made; is there an open complaint to copy?");
        }
    }
}
