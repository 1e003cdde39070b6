package id.sigap.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Gives the cases of a {@link Crowd} a past: topics, channels and outcomes of their own, clocks kept and missed, and eight
 * more entries each, in the order of time. Some acts are rare: one case of a thousand is taken over, one of twenty thousand
 * misses the clock of information requests.
 */
final class Past {
    private static final String FACETS = """
            update complaint c set topic = t.codes[1 + (-c.id) % array_length(t.codes, 1)], release_number = 1 + (-c.id)::int % 7 / 6,
              channel_id = case when -c.id % 9 = 0 then 'manual' else c.channel_id end,
              outcome = case when c.closed_at is not null then (array['answered', 'answered', 'answered', 'merged', 'withdrawn',
                'no-reply-needed'])[1 + -c.id % 6] end
            from (select array_agg(code order by code) codes from topic) t where c.id < 0""";
    private static final String CLOCKS = """
            insert into deadline (id, complaint_id, rule, started_at, due_at, state, paused_for, ended_at)
            select 3 * c.id + n, c.id, case when n = 0 then 'LOC-FIRST' when -c.id % 20000 = 0 then 'KIP-ANS' else 'SP4N-TBP' end,
              c.received_at, c.received_at + interval '1 day',
              case when c.closed_at is null then 'running' when n = 0 and -c.id % 11 = 0 or n = 1 and -c.id % 20000 = 0
                then 'missed' else 'met' end, 0, c.closed_at
            from complaint c, generate_series(0, 1) n where c.id < 0""";
    private static final String ENTRIES = """
            insert into ledger_entry (id, at, act, actor, ticket, data)
            select -1000000000 + 8 * c.id + n, c.received_at + (n + 1) * interval '9 minutes',
              case when n = 7 and -c.id % 1000 = 0 then 'case.taken-over' else (array['case.triaged', 'wording.written',
                'wording.submitted', 'wording.approved', 'reply.sent', 'deadline.met', 'case.read', 'case.closed'])[n + 1] end,
              case when n in (1, 2) then 'operator' || 1 - c.id % 4 when n in (3, 6) then 'approver' || 1 - c.id % 2
                else 'system' end,
              c.ticket, '{"rule":"LOC-FIRST"}'
            from complaint c, generate_series(0, 7) n where c.id < 0 order by c.id, n""";

    private Past() {}

    /** @param cases how many the crowd has */
    static void add(Connection owner, int cases) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            made(cases, "cases", statement.executeUpdate(FACETS));
            made(2 * cases, "clocks", statement.executeUpdate(CLOCKS));
            made(8 * cases, "entries", statement.executeUpdate(ENTRIES));
            statement.execute("vacuum analyze");
        }
    }

    private static void made(int wanted, String what, int rows) {
        if (rows != wanted) {
            throw new IllegalStateException("Of " + wanted + " " + what + ", " + rows + " were made.");
        }
    }
}
