package id.sigap.process.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A reply that was published is waited for, at once and until its result is known. */
final class ReplyRules {

    private final Models models;
    private final Report report;

    private ReplyRules(Models models, Report report) {
        this.models = models;
        this.report = report;
    }

    static void check(Models models, Report report) {
        ReplyRules rules = new ReplyRules(models, report);
        for (Diagram diagram : models.diagrams()) {
            for (Node node : diagram.nodes()) {
                if (node.calls(Terms.PUBLISH)) {
                    rules.published(node);
                }
            }
        }
        if (!report.has("publish-without-result")) {
            models.diagrams().stream()
                    .flatMap(diagram -> diagram.nodes().stream())
                    .filter(node ->
                            node.message().filter(Terms.SEND_OUTCOME::equals).isPresent())
                    .forEach(rules::awaited);
        }
        rules.cutShort();
    }

    private void published(Node publish) {
        List<Node> next = publish.next();
        boolean awaited = next.size() == 1 && awaitsResult(next.get(0));
        if (!awaited) {
            report.error(
                    "publish-without-result",
                    publish,
                    "Sesudah " + publish.named()
                            + " harus langsung menunggu hasil kirim (pesan SendOutcome); taruh langkah tunggunya tepat di"
                            + " belakangnya.");
            return;
        }
        boolean pauses = isTrue(publish, "asyncAfter") || isTrue(next.get(0), "asyncBefore");
        if (pauses || !publish.boundaries().isEmpty()) {
            report.error(
                    "publish-without-result",
                    publish,
                    "Antara " + publish.named() + " dan " + next.get(0).named()
                            + " tidak boleh ada jeda atau jalan lain; hapus jeda (async) dan peristiwa di tepinya.");
        }
    }

    /** The result's wait; one whose message is none of Java's is told as such elsewhere. */
    private static boolean awaitsResult(Node node) {
        return node.is("receiveTask")
                && node.message()
                        .filter(message -> message.equals(Terms.SEND_OUTCOME) || !Terms.MESSAGES.contains(message))
                        .isPresent();
    }

    private static boolean isTrue(Node node, String flag) {
        return node.xml().camunda(flag).equals("true");
    }

    private void awaited(Node wait) {
        boolean published = wait.is("receiveTask")
                && !wait.incoming().isEmpty()
                && wait.incoming().stream().allMatch(flow -> flow.source().calls(Terms.PUBLISH));
        if (!published) {
            report.error(
                    "result-without-publish",
                    wait,
                    wait.named()
                            + " menunggu hasil kirim tanpa ada yang baru diterbitkan; hasil kirim hanya ditunggu tepat"
                            + " sesudah jawaban diterbitkan.");
        }
    }

    /** Nothing ends a result's wait, nor what it stands in, before the result; withdrawal and merging are refused by then. */
    private void cutShort() {
        Set<Diagram> entered = new HashSet<>();
        for (Diagram diagram : models.diagrams()) {
            for (Node node : diagram.nodes()) {
                if (node.calls(Terms.PUBLISH)) {
                    node.next().forEach(this::edge);
                    around(node.scope(), entered);
                }
            }
        }
    }

    private void around(Scope inner, Set<Diagram> entered) {
        for (Optional<Scope> at = Optional.of(inner);
                at.isPresent();
                at = at.get().around()) {
            Scope scope = at.get();
            scope.owner().ifPresent(this::edge);
            scope.eventSubProcesses().stream()
                    .map(node -> node.inner().orElseThrow())
                    .filter(each -> each != inner && each.interrupts() && !isAllowed(each))
                    .forEach(each -> each.starts().forEach(this::cuts));
        }
        Diagram diagram = inner.diagram();
        if (entered.add(diagram)) {
            for (Node call : models.callers(diagram)) {
                edge(call);
                around(call.scope(), entered);
            }
        }
    }

    /** Whether Java sees to it itself; a message that nobody sends is told elsewhere. */
    private static boolean isAllowed(Scope handler) {
        boolean atTop = handler.diagram().key().equals(Terms.ROOT)
                && handler.around().filter(around -> around.owner().isEmpty()).isPresent();
        Optional<String> message = handler.starts().get(0).message();
        return message.filter(name -> !Terms.MESSAGES.contains(name)
                        || atTop && (name.equals(Terms.WITHDRAWN) || name.equals(Terms.MERGED)))
                .isPresent();
    }

    private void edge(Node activity) {
        activity.boundaries().stream()
                .filter(event -> event.cancels() && event.event("error").isEmpty())
                .forEach(this::cuts);
    }

    private void cuts(Node event) {
        if (event.event("error").isEmpty()) {
            report.error(
                    "result-cut-short",
                    event,
                    event.named()
                            + " dapat menghentikan aduan selagi jawaban dikirim, sebelum hasilnya diketahui; jawaban"
                            + " bisa terkirim dua kali. Hapus, atau pindahkan ke luar pengiriman.");
        }
    }
}
