package id.sigap.process.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Binding, publishing and closing happen where nothing else of the case runs: beside them a wording could change, or an end
 * could cut the wait for the result.
 */
final class ParallelRules {

    private static final Predicate<Node> ACTS = node -> Terms.ACTS.contains(node.bean());
    private static final Predicate<Node> PUBLISHES = node -> node.calls(Terms.PUBLISH);
    private static final Predicate<Node> CHANGES = node -> Terms.WORDING_STEPS.contains(node.formKey());

    private final Models models;
    private final Report report;

    private ParallelRules(Models models, Report report) {
        this.models = models;
        this.report = report;
    }

    static void check(Models models, Report report) {
        ParallelRules rules = new ParallelRules(models, report);
        for (Diagram diagram : models.diagrams()) {
            boolean publishes = models.within(diagram, PUBLISHES);
            for (Node node : diagram.nodes()) {
                rules.node(node, publishes);
            }
        }
    }

    private void node(Node node, boolean publishes) {
        boolean forks = (node.is("parallelGateway") || node.is("inclusiveGateway"))
                && node.outgoing().size() > 1;
        if (forks) {
            acts(region(node));
        }
        if (node.isRepeated()) {
            acts(List.of(node));
        }
        if (node.is("boundaryEvent") && !node.cancels()) {
            beside(Reach.from(List.of(node)), publishes);
        }
        node.inner()
                .filter(inner -> inner.isEventSubProcess() && !inner.interrupts())
                .ifPresent(inner -> beside(inner.nodes(), publishes));
    }

    private void acts(Collection<Node> region) {
        for (Node node : region) {
            if (models.within(node, ACTS)) {
                report.error(
                        "act-in-parallel",
                        node,
                        node.named() + " mengikat, menerbitkan atau menutup selagi jalan lain aduan ini juga berjalan;"
                                + " letakkan sesudah semua jalan bertemu kembali.");
            }
        }
    }

    private void beside(Collection<Node> region, boolean publishes) {
        acts(region);
        for (Node node : publishes ? region : List.<Node>of()) {
            boolean changes = models.within(node, CHANGES);
            boolean ends = node.is("endEvent")
                    && (node.terminates()
                            || node.event("error").isPresent()
                            || node.event("escalation").isPresent());
            if (changes || ends) {
                report.error(
                        "change-in-parallel",
                        node,
                        node.named() + " berjalan di samping pengiriman jawaban dan dapat mengubah redaksinya atau"
                                + " menghentikannya; pindahkan ke jalan utama.");
            }
        }
    }

    /** What runs between a fork and the place where all its branches are one again; everything behind where there is none. */
    private Collection<Node> region(Node fork) {
        Set<Node> all = Reach.from(fork.next());
        if (!models.within(List.copyOf(all), ACTS)) {
            return List.of();
        }
        List<Node> joins = all.stream()
                .filter(node ->
                        node.kind().equals(fork.kind()) && node.incoming().size() > 1 && node != fork)
                .toList();
        for (Node join : joins) {
            Optional<Collection<Node>> between = between(fork, join);
            if (between.isPresent()) {
                return between.get();
            }
        }
        return all;
    }

    private static Optional<Collection<Node>> between(Node fork, Node join) {
        if (join.incoming().size() != fork.outgoing().size()) {
            return Optional.empty();
        }
        List<Node> starts = fork.next().stream().filter(node -> node != join).toList();
        Set<Node> region = Reach.until(starts, node -> node == join);
        region.remove(join);
        boolean closed = !region.contains(fork)
                && region.stream().noneMatch(node -> node.is("endEvent"))
                && join.incoming().stream().allMatch(flow -> flow.source() == fork || region.contains(flow.source()))
                && region.stream()
                        .flatMap(node -> node.incoming().stream())
                        .allMatch(flow -> flow.source() == fork || region.contains(flow.source()));
        // an exclusive choice into one join twice, or a join of fewer arrows than branches, would count wrongly
        return closed && !skips(region) ? Optional.of(new ArrayList<>(region)) : Optional.empty();
    }

    /** Whether an inner wait may be left by an event that runs on beside it, so that a branch arrives twice. */
    private static boolean skips(Set<Node> region) {
        return region.stream().anyMatch(node -> node.is("boundaryEvent") && !node.cancels());
    }
}
