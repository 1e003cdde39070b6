package id.sigap.bench;

import id.sigap.demo.DemoPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** One run: starts everything, measures part by part, prints the tables and leaves them in the target folder. */
public final class Bench {
    private static final int FEW = 1_000;
    private static final int SHOWN = 25;
    private static final Duration WARM_UP = Duration.ofSeconds(120);

    private final Plan plan;
    private final Stage stage;
    private final Rest rest;
    private final SigapLife sigap;
    private final BareEngine bare;
    private final Connection administrator;
    private final Report report;

    private Bench(
            Plan plan,
            Stage stage,
            Rest rest,
            Answers answers,
            BareEngine bare,
            Connection administrator,
            Report report) {
        this.plan = plan;
        this.stage = stage;
        this.rest = rest;
        this.sigap = new SigapLife(rest, answers);
        this.bare = bare;
        this.administrator = administrator;
        this.report = report;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Plan plan = Plan.ofProperties();
        tell("Starting PostgreSQL, Keycloak and Sigap");
        try (Stage stage = Stage.start(plan);
                Connection administrator = stage.postgres().asAdministrator();
                Answers answers = new Answers(stage.postgres().asOwner());
                BareEngine bare = BareEngine.start(stage.bareUrl())) {
            Bench bench = new Bench(
                    plan,
                    stage,
                    new Rest(stage.url(), stage.realmUrl()),
                    answers,
                    bare,
                    administrator,
                    new Report(plan.target()));
            bench.run();
        }
        System.exit(0);
    }

    private void run() throws IOException, SQLException {
        if (plan.wantsHistory()) {
            history();
            System.out.println(save());
            return;
        }
        if (plan.wantsWebhooks()) {
            tell("Deliveries of platforms");
            try (Connection owner = stage.postgres().asOwner()) {
                new Webhooks(stage.url(), stage.realmUrl(), rest, owner, stage.heap(), plan.round(), report).measure();
            }
            System.out.println(save());
            return;
        }
        tell("Warming up");
        Throughput.of(bare, plan.clients(), WARM_UP.dividedBy(3), stage.processors());
        Throughput.of(sigap, plan.clients(), WARM_UP, stage.processors());
        Map<String, Latencies> few = Map.of();
        if (plan.wants("lists")) {
            tell("Inbox of a thousand");
            few = lists(0, FEW);
        }
        if (plan.wants("lives")) {
            lives();
        }
        if (plan.wants("statements")) {
            statements();
        }
        if (plan.wants("seal")) {
            seal();
        }
        if (plan.wants("intake")) {
            intake();
        }
        if (plan.wants("lists")) {
            crowd(few);
        }
        System.out.println(save());
    }

    private void history() throws IOException, SQLException {
        tell("Filling in " + plan.crowd() + " cases and " + 10L * plan.crowd() + " ledger entries");
        sigap.begin().step(0);
        try (Connection owner = stage.postgres().asOwner()) {
            Crowd.grow(owner, 0, plan.crowd());
            Past.add(owner, plan.crowd());
        }
        tell("Asking the history");
        report.title(
                "The history with " + plan.crowd() + " cases and " + 10L * plan.crowd() + " ledger entries",
                "One client, milliseconds; the aim is a p95 below 200 for a first page.");
        List<List<String>> rows = new ArrayList<>();
        new Questions(rest).measure(plan.crowd()).forEach((call, took) -> {
            rows.add(List.of(
                    call,
                    Report.number(took.p50()),
                    "**" + Report.number(took.p95()) + "**",
                    Report.number(took.p99()),
                    String.valueOf(took.count()),
                    took.errors() == 0 ? "" : took.errors() + " refused"));
            report.figure("history.p95." + call, took.p95());
        });
        report.table(List.of("call", "p50", "p95", "p99", "calls", ""), rows);
    }

    private void lives() throws IOException {
        List<Throughput> ours = new ArrayList<>();
        List<Throughput> theirs = new ArrayList<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            tell("Lives, round " + round + " of " + plan.rounds());
            theirs.add(Throughput.of(bare, plan.clients(), plan.round(), stage.processors()));
            ours.add(Throughput.of(sigap, plan.clients(), plan.round(), stage.processors()));
        }
        double mine = Latencies.median(ours.stream().map(Throughput::perSecond).toList());
        double yardstick =
                Latencies.median(theirs.stream().map(Throughput::perSecond).toList());
        report.title(
                "Lives per second",
                plan.clients() + " clients, " + plan.rounds() + " turns of "
                        + plan.round().toSeconds() + " s each, medians. Processor time is milliseconds a life.");
        report.table(
                List.of(
                        "",
                        "lives/s",
                        "ratio",
                        "each turn",
                        "CPU server",
                        "CPU database",
                        "CPU benchmark's JVM",
                        "broken off"),
                List.of(
                        lives("bare engine", theirs, yardstick, 1),
                        lives("Sigap through REST", ours, mine, mine / yardstick)));
        report.figure("lives.bare", yardstick);
        report.figure("lives.sigap", mine);
        report.figure("lives.ratio", mine / yardstick);
        save();
    }

    private void seal() throws IOException, SQLException {
        List<Throughput> without = new ArrayList<>();
        List<Throughput> with = new ArrayList<>();
        try (Connection owner = stage.postgres().asOwner()) {
            Sealer sealer = new Sealer(owner);
            for (int round = 1; round <= plan.rounds(); round++) {
                tell("Sealing, round " + round + " of " + plan.rounds());
                sealer.hold();
                without.add(Throughput.of(sigap, plan.clients(), plan.round(), stage.processors()));
                sealer.release();
                with.add(Throughput.of(sigap, plan.clients(), plan.round(), stage.processors()));
            }
        }
        double unsealed =
                Latencies.median(without.stream().map(Throughput::perSecond).toList());
        double sealed =
                Latencies.median(with.stream().map(Throughput::perSecond).toList());
        report.title(
                "What sealing the ledger costs",
                "The same server in turns, its sealer held back and working; " + plan.clients() + " clients, "
                        + plan.rounds() + " turns of " + plan.round().toSeconds()
                        + " s each, medians. Processor time is milliseconds a life.");
        report.table(
                List.of(
                        "",
                        "lives/s",
                        "ratio",
                        "each turn",
                        "CPU server",
                        "CPU database",
                        "CPU benchmark's JVM",
                        "broken off"),
                List.of(
                        lives("without sealing", without, unsealed, 1),
                        lives("with sealing", with, sealed, sealed / unsealed)));
        report.figure("seal.ratio", sealed / unsealed);
        save();
    }

    private static List<String> lives(String name, List<Throughput> turns, double median, double ratio) {
        double lives = turns.stream().mapToInt(Throughput::lives).sum();
        return List.of(
                name,
                Report.number(median),
                "**" + Report.ratio(ratio) + "**",
                String.join(
                        " ",
                        turns.stream()
                                .map(turn -> Report.number(turn.perSecond()))
                                .toList()),
                Report.number(
                        turns.stream().mapToLong(turn -> turn.used().server()).sum() / lives),
                Report.number(
                        turns.stream().mapToLong(turn -> turn.used().database()).sum() / lives),
                Report.number(
                        turns.stream().mapToLong(turn -> turn.used().here()).sum() / lives),
                String.valueOf(turns.stream().mapToInt(Throughput::errors).sum()));
    }

    private void statements() throws IOException, SQLException {
        tell("Counting statements");
        Counting.Counted theirs =
                Counting.of(bare, new Statements(administrator, Stage.BARE, DemoPostgres.OWNER), administrator);
        Counting.Counted ours = Counting.of(
                sigap, new Statements(administrator, DemoPostgres.DATABASE, DemoPostgres.APP), administrator);
        report.title(
                "Statements and transactions of one life",
                "As PostgreSQL counts them; a batch sent as one statement is one. Write transactions include those that only lock.");
        List<List<String>> rows = new ArrayList<>();
        theirs.steps().forEach((step, count) -> rows.add(count("bare: " + step, count)));
        rows.add(count("**bare engine**", theirs.life()));
        ours.steps().forEach((step, count) -> rows.add(count("Sigap: " + step, count)));
        rows.add(count("**Sigap**", ours.life()));
        report.table(
                List.of(
                        "",
                        "statements",
                        "of the engine's tables",
                        "select",
                        "insert",
                        "update",
                        "delete",
                        "rows written",
                        "transactions",
                        "write transactions"),
                rows);
        report.figure("statements.bare", theirs.life().statements());
        report.figure("statements.sigap", ours.life().statements());
        report.figure("writeTransactions.bare", theirs.life().writes());
        report.figure("writeTransactions.sigap", ours.life().writes());
        steps(ours);
        report.most("Sigap's most frequent statements of one life", ours.life(), SHOWN);
        report.most("The bare engine's most frequent statements of one life", theirs.life(), SHOWN);
        save();
    }

    /** Every statement of every step, for whoever looks for waste. */
    private void steps(Counting.Counted counted) throws IOException {
        Report all = new Report(plan.target().resolve("steps"));
        counted.steps().forEach((step, count) -> all.most(step, count, Integer.MAX_VALUE));
        all.save("Sigap's statements of one life, step by step");
    }

    private static List<String> count(String name, Statements.Count count) {
        return List.of(
                name,
                Report.number(count.statements()),
                Report.number(count.engineStatements()),
                Report.number(count.calls("select")),
                Report.number(count.calls("insert")),
                Report.number(count.calls("update")),
                Report.number(count.calls("delete")),
                Report.number(count.rowsWritten()),
                Report.number(count.calls("commit") + count.calls("rollback")),
                Report.number(count.writes()));
    }

    private void intake() throws IOException {
        tell("Intake at " + plan.rate() + "/s");
        IntakeLoad.Outcome outcome = IntakeLoad.run(rest, plan.rate(), Duration.ofSeconds(30));
        Latencies posts = outcome.answered();
        report.title(
                "Intake at " + plan.rate() + " posts a second",
                "30 s, sent at fixed times whatever the server does, timed from the intended time. Who is asked to come again"
                        + " (503 with Retry-After) does not, other than the form's page.");
        report.table(
                List.of("answered", "asked to come again", "errors", "p50 ms", "p99 ms", "max ms"),
                List.of(List.of(
                        String.valueOf(posts.count()),
                        String.valueOf(outcome.later()),
                        String.valueOf(outcome.errors()),
                        Report.number(posts.p50()),
                        Report.number(posts.p99()),
                        Report.number(posts.max()))));
        report.figure("intake.p50", posts.p50());
        report.figure("intake.p99", posts.p99());
        report.figure("intake.later", outcome.later());
        report.figure("intake.errors", outcome.errors());
        save();
    }

    private Map<String, Latencies> lists(int from, int to) throws SQLException {
        sigap.begin().step(0);
        try (Connection owner = stage.postgres().asOwner()) {
            Crowd.grow(owner, from, to);
        }
        return new Lists(rest).measure();
    }

    private void crowd(Map<String, Latencies> few) throws IOException, SQLException {
        tell("Filling up to " + plan.crowd() + " complaints");
        Statements statements = new Statements(administrator, DemoPostgres.DATABASE, DemoPostgres.APP);
        try (Connection owner = stage.postgres().asOwner()) {
            Crowd.grow(owner, FEW, plan.crowd());
        }
        tell("Inbox of " + plan.crowd());
        Statements.Count before = statements.now();
        Map<String, Long> scanned = Statements.scanned(administrator);
        Map<String, Latencies> many = new Lists(rest).measure();
        Statements.Count slow = statements.now().since(before, Statements.Count.nothing());
        report.title("The desk with " + FEW + " and with " + plan.crowd() + " complaints", "One client, milliseconds.");
        List<List<String>> rows = new ArrayList<>();
        few.forEach((call, small) -> {
            Latencies large = many.get(call);
            rows.add(List.of(
                    call,
                    Report.number(small.p50()),
                    Report.number(small.p99()),
                    Report.number(large.p50()),
                    Report.number(large.p99()),
                    "**" + Report.ratio(large.p50() / small.p50()) + "**",
                    small.errors() + large.errors() == 0 ? "" : small.errors() + " + " + large.errors() + " refused"));
            report.figure("lists.ratio." + call, large.p50() / small.p50());
        });
        report.table(List.of("call", FEW + ": p50", "p99", plan.crowd() + ": p50", "p99", "ratio of p50", ""), rows);
        report.title("Slowest statements with " + plan.crowd() + " complaints", "Milliseconds a call in the database.");
        report.table(
                List.of("ms", "calls", "statement"),
                slow.lines().values().stream()
                        .filter(Statements.Line::isWork)
                        .sorted(Comparator.comparingDouble((Statements.Line line) -> line.millis() / line.calls())
                                .reversed())
                        .limit(12)
                        .map(line -> List.of(
                                Report.number(line.millis() / line.calls()),
                                Report.number(line.calls()),
                                Report.sql(line)))
                        .toList());
        report.title(
                "Rows read by scanning whole tables meanwhile",
                "A large number names a table without the right index.");
        Map<String, Long> after = Statements.scanned(administrator);
        report.table(
                List.of("table", "rows"),
                after.entrySet().stream()
                        .map(table ->
                                Map.entry(table.getKey(), table.getValue() - scanned.getOrDefault(table.getKey(), 0L)))
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .limit(8)
                        .map(table -> List.of(table.getKey(), String.valueOf(table.getValue())))
                        .toList());
    }

    private String save() throws IOException {
        return report.save("Sigap's benchmark: " + Runtime.getRuntime().availableProcessors() + " cores, load "
                + Report.ratio(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()) + ", Java "
                + System.getProperty("java.version"));
    }

    private static void tell(String what) {
        System.out.println("… " + what);
    }
}
