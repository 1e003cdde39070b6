package id.sigap.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How much is measured.
 *
 * @param project the folder of the project
 * @param target where the results and the servers' data go
 * @param clients how many lives are lived at once
 * @param rounds how often Sigap and the bare engine take turns
 * @param round how long one turn lasts, and each fixed rate of deliveries
 * @param rate posts a second at the intake
 * @param crowd how many complaints the large inbox holds
 * @param only {@code all}, or one part: {@code lives}, {@code statements}, {@code seal}, {@code intake}, {@code lists}; or
 *     {@code history} or {@code webhooks}, which are not among all
 */
record Plan(Path project, Path target, int clients, int rounds, Duration round, int rate, int crowd, String only) {
    static Plan ofProperties() {
        return new Plan(
                Path.of(System.getProperty("sigap.project", "."))
                        .toAbsolutePath()
                        .normalize(),
                Path.of(System.getProperty("bench.target", "target")).toAbsolutePath(),
                Integer.getInteger("bench.clients", 8),
                Integer.getInteger("bench.rounds", 3),
                Duration.ofSeconds(Integer.getInteger("bench.seconds", 20)),
                Integer.getInteger("bench.rate", 100),
                Integer.getInteger("bench.crowd", 1_000_000),
                System.getProperty("bench.only", "all"));
    }

    /** Whether only the history is measured, with {@code crowd} cases and ten times as many entries. */
    boolean wantsHistory() {
        return only.contains("history");
    }

    /** Whether only deliveries of platforms are measured. */
    boolean wantsWebhooks() {
        return only.contains("webhooks");
    }

    boolean wants(String part) {
        return only.equals("all") || only.contains(part);
    }
}
