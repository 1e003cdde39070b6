package id.sigap.report;

import id.sigap.report.Compliance.Reader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of the compliance report: which rows of which table it counts, by what they are grouped, and what each column counts.
 * A figure and the list of cases behind it are made from the same condition, so they cannot differ.
 */
enum Section {
    /** Cases by class: received in the period. */
    RECEIVED("Complaint c where 1 = 1", "c.receivedAt", "c.id", "coalesce(c.category, '-')", "c.dueAt", "c.closedAt") {
        @Override
        void columns(Map<String, String> columns) {
            columns.put("received", "1 = 1");
            columns.put("answered", "c.answeredAt is not null");
            columns.put("unanswered", "c.answeredAt is null and c.closedAt is null");
            columns.put("closed-unanswered", "c.answeredAt is null and c.closedAt is not null");
        }
    },
    /** Clocks by rule: started in the period; each is in exactly one of the columns after the first. */
    CLOCKS(
            "Deadline d join Complaint c on c.id = d.complaintId where 1 = 1",
            "d.startedAt",
            "d.id",
            "d.rule",
            "d.dueAt",
            "d.endedAt") {
        @Override
        void columns(Map<String, String> columns) {
            columns.put("started", "1 = 1");
            columns.put("met", "d.state = 'met'");
            columns.put("missed", "d.state = 'missed'");
            columns.put("overdue", "d.state = 'running' and d.dueAt < :now");
            columns.put("running", "(d.state = 'paused' or (d.state = 'running' and d.dueAt >= :now))");
        }
    },
    /** Forwardings by agency: sent in the period; each is in exactly one of the columns after the first. */
    FORWARDED(
            "Forwarding f join Complaint c on c.id = f.complaintId where 1 = 1",
            "f.sentAt",
            "f.id",
            "f.agency",
            "f.dueAt",
            "f.answeredAt") {
        @Override
        void columns(Map<String, String> columns) {
            columns.put("sent", "1 = 1");
            columns.put("answered", "f.state = 'answered'");
            columns.put("bounced", "f.state = 'bounced'");
            columns.put("withdrawn", "f.state = 'withdrawn'");
            columns.put("waiting", "(f.state = 'open' and f.dueAt >= :now)");
            columns.put("unanswered", "(f.state = 'open' and f.dueAt < :now)");
        }
    },
    /** Cases by class: closed in the period without an answer, and not opened again since. */
    REFUSED(
            "Complaint c where c.outcome in ('no-reply-needed', 'no-response')",
            "c.closedAt",
            "c.id",
            "coalesce(c.category, '-')",
            "c.dueAt",
            "c.closedAt") {
        @Override
        void columns(Map<String, String> columns) {
            columns.put("no-reply-needed", "c.outcome = 'no-reply-needed'");
            columns.put("no-response", "c.outcome = 'no-response'");
        }
    },
    /** Wordings by the class of their case: rejected by an approver in the period. */
    REJECTED(
            "LedgerEntry e join Complaint c on c.ticket = e.ticket where e.act = 'wording.rejected'",
            "e.at",
            "e.id",
            "coalesce(c.category, '-')",
            "c.dueAt",
            "c.closedAt") {
        @Override
        void columns(Map<String, String> columns) {
            columns.put("rejected", "1 = 1");
        }
    },
    /** Reopenings by who opened the case again: {@code citizen} or {@code office}. */
    REOPENED(
            "LedgerEntry e join Complaint c on c.ticket = e.ticket where e.act = 'case.reopened'",
            "e.at",
            "e.id",
            "case when e.actor = 'citizen' then 'citizen' else 'office' end",
            "c.dueAt",
            "c.closedAt") {
        @Override
        void columns(Map<String, String> columns) {
            columns.put("reopened", "1 = 1");
        }
    };

    private final String from;
    private final String time;
    private final String id;
    private final String row;
    private final String due;
    private final String ended;
    private final Map<String, String> columns = new LinkedHashMap<>();

    Section(String from, String time, String id, String row, String due, String ended) {
        this.from = from;
        this.time = time;
        this.id = id;
        this.row = row;
        this.due = due;
        this.ended = ended;
        columns(columns);
    }

    /** Adds what each column counts. */
    abstract void columns(Map<String, String> columns);

    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<Section> of(String code) {
        return Arrays.stream(values())
                .filter(section -> section.code().equals(code))
                .findFirst();
    }

    List<String> columnCodes() {
        return List.copyOf(columns.keySet());
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    private String inPeriod() {
        return " from " + from + " and " + time + " >= :from and " + time + " < :to";
    }

    /** Counts of all columns, a row for each group. */
    String counts() {
        String sums = String.join(
                ", ",
                columns.values().stream()
                        .map(condition -> "count(case when " + condition + " then 1 end)")
                        .toList());
        return "select " + row + ", " + sums + inPeriod() + " group by " + row + " order by 1";
    }

    boolean countsAskNow() {
        return columns.values().stream().anyMatch(condition -> condition.contains(":now"));
    }

    boolean asksNow(String column) {
        return columns.get(column).contains(":now");
    }

    private String behind(String column) {
        return inPeriod() + " and " + columns.get(column) + " and " + row + " = :code";
    }

    String count(String column, Reader reader) {
        return "select count(*)" + behind(column) + reader.condition();
    }

    /** The cases behind a figure, oldest first; {@code after} where a page was seen. */
    String list(String column, Reader reader, boolean after) {
        return "select " + id + ", " + time + ", c.ticket, c.restricted, c.state, c.category, c.agency, " + due + ", "
                + ended
                + behind(column)
                + reader.condition()
                + (after ? " and (" + time + " > :at or (" + time + " = :at and " + id + " > :id))" : "")
                + " order by " + time + ", " + id;
    }
}
