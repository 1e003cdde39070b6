package id.sigap.connector.facebook;

import id.sigap.connector.graph.GraphError;
import id.sigap.connector.graph.GraphFault;
import id.sigap.connector.graph.GraphRules;
import id.sigap.connector.graph.GraphRuling;
import id.sigap.connector.graph.MessagingRules;
import java.util.Optional;

/** Codes of comments, beside those of private replies. */
final class CommentRules implements GraphRules {
    private final GraphRules messaging = new MessagingRules();

    @Override
    public Optional<GraphRuling> own(GraphError error) {
        if (error.code() == 1705) {
            return Optional.of(GraphRuling.of(GraphFault.RULE, "Komentar pada kiriman ini sudah ditutup di Facebook."));
        }
        return messaging.own(error);
    }
}
