package id.sigap.process.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Walks along the arrows of one scope, the nearest nodes first. */
final class Reach {

    private Reach() {}

    /** Everything reached from some nodes, these included, arrows and events on edges followed. */
    static Set<Node> from(Collection<Node> starts) {
        return from(starts, Reach::next);
    }

    static Set<Node> from(Collection<Node> starts, Function<Node, ? extends Collection<Node>> next) {
        Set<Node> reached = new LinkedHashSet<>(starts);
        List<Node> open = new ArrayList<>(reached);
        for (int at = 0; at < open.size(); at++) {
            for (Node target : next.apply(open.get(at))) {
                if (reached.add(target)) {
                    open.add(target);
                }
            }
        }
        return reached;
    }

    /** Everything reached from some nodes without going on behind a node of that kind. */
    static Set<Node> until(Collection<Node> starts, Predicate<Node> stop) {
        return from(starts, node -> stop.test(node) ? List.of() : next(node));
    }

    private static List<Node> next(Node node) {
        if (node.boundaries().isEmpty()) {
            return node.next();
        }
        List<Node> next = new ArrayList<>(node.next());
        next.addAll(node.boundaries());
        return next;
    }
}
