package id.sigap.connector.graph;

import java.util.Optional;
import java.util.Set;

/** The codes of Messenger's and Instagram's messages, private replies to comments included. */
public final class MessagingRules implements GraphRules {
    private static final Set<Integer> UNREACHABLE = Set.of(2018108, 2018001, 2018028, 1545041, 2534014);

    @Override
    public Optional<GraphRuling> own(GraphError error) {
        int code = error.code();
        int subcode = error.subcode();
        if (code == 551 || UNREACHABLE.contains(subcode)) {
            return Optional.of(GraphRuling.of(GraphFault.RECIPIENT));
        }
        if (error.is(10, 2018300)) {
            return Optional.of(GraphRuling.of(
                    GraphFault.RULE,
                    "Percakapan ini sedang dipegang aplikasi lain; ambil alih dulu di kotak masuk halaman."));
        }
        if (code == 10900) {
            return Optional.of(GraphRuling.of(
                    GraphFault.RULE, "Komentar ini sudah pernah dijawab secara pribadi; jawab di kolom komentar."));
        }
        if (code == 10903 || code == 10901) {
            return Optional.of(GraphRuling.of(
                    GraphFault.RULE, "Komentar ini tidak dapat dijawab secara pribadi; jawab di kolom komentar."));
        }
        if (code == 1200) {
            return Optional.of(GraphRuling.of(GraphFault.BUSY));
        }
        return Optional.empty();
    }
}
