package id.sigap.process.check;

import id.sigap.process.engine.Finding;
import java.util.Optional;

/**
 * The answering window is watched beside the case, in the root only: a person is warned in time, and what waits there ends as
 * soon as there is nothing left to wait for. A root without it is let in, since Sigap's own rounds warn then.
 */
final class WindowRules {

    private static final String NOTICE = "${windowNoticeAt}";

    private final Report report;

    private WindowRules(Report report) {
        this.report = report;
    }

    static void check(Models models, Report report) {
        WindowRules rules = new WindowRules(report);
        models.diagrams().forEach(diagram -> diagram.nodes().forEach(rules::place));
        if (report.has("message-elsewhere") || report.has("message-unknown")) {
            return;
        }
        Diagram root = models.root().orElseThrow();
        Optional<Scope> watch = root.root().eventSubProcesses().stream()
                .map(node -> node.inner().orElseThrow())
                .filter(WindowRules::isWatch)
                .findFirst();
        watch.ifPresentOrElse(
                rules::shape,
                () -> report.add(
                        root.file(),
                        Finding.warning(
                                "window-missing",
                                root.key(),
                                "Diagram utama tidak menunggu batas waktu jawaban dari platform; petugas tetap"
                                        + " diperingatkan, tetapi batas itu tidak terlihat di diagram. Ambil lagi bagian"
                                        + " \"jendela jawaban\" dari diagram bawaan.")));
    }

    /** Whether something in the root watches the window there. */
    static boolean isWatch(Scope scope) {
        return scope.isEventSubProcess()
                && scope.diagram().key().equals(Terms.ROOT)
                && scope.around().filter(around -> around.owner().isEmpty()).isPresent()
                && scope.starts().stream()
                        .anyMatch(start -> start.message()
                                .filter(Terms.WINDOW_OPENED::equals)
                                .isPresent());
    }

    private void place(Node node) {
        boolean astray = node.message().filter(Terms.WINDOW_OPENED::equals).isPresent() && !node.is("startEvent")
                || node.message().filter(WindowRules::isOurs).isPresent() && !isWatch(node.scope());
        if (astray) {
            report.error(
                    "message-elsewhere",
                    node,
                    node.named() + " menangkap kabar tentang jendela jawaban di tempat lain; itu hanya ditangkap oleh"
                            + " bagian \"kapan saja\" di diagram utama.");
        }
    }

    private static boolean isOurs(String message) {
        return message.equals(Terms.WINDOW_OPENED) || message.equals(Terms.WINDOW_ENDED);
    }

    private void shape(Scope watch) {
        boolean warns = watch.nodes().stream()
                .filter(node -> node.timer().filter(NOTICE::equals).isPresent())
                .anyMatch(node -> node.next().size() == 1 && node.next().get(0).calls(Terms.REVIEW_WINDOW));
        boolean ends = watch.all().stream().filter(Node::waits).allMatch(WindowRules::endsWithTheWindow);
        if (!warns || !ends) {
            Node owner = watch.owner().orElseThrow();
            report.error(
                    "window-shape",
                    owner,
                    "Bagian " + owner.named()
                            + " bukan lagi bentuk baku: memperingatkan pada waktunya, dan berhenti menunggu begitu"
                            + " dijawab; ambil lagi dari diagram bawaan.");
        }
    }

    private static boolean endsWithTheWindow(Node wait) {
        return wait.is("eventBasedGateway")
                && wait.next().stream()
                        .anyMatch(node -> node.message()
                                .filter(Terms.WINDOW_ENDED::equals)
                                .isPresent());
    }
}
