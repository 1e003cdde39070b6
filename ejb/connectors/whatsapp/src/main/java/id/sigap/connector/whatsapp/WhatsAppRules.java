package id.sigap.connector.whatsapp;

import id.sigap.connector.graph.GraphError;
import id.sigap.connector.graph.GraphFault;
import id.sigap.connector.graph.GraphRules;
import id.sigap.connector.graph.GraphRuling;
import java.time.Duration;
import java.util.Optional;

/** WhatsApp's own error codes. Each says that nothing was sent, so none of them leaves the outcome open. */
final class WhatsAppRules implements GraphRules {
    /** Whether Meta's common rules would leave it open although it has a code, as with 1 and 2 in a 5xx. */
    private static boolean leftOpen(GraphError error) {
        return error.code() != 0 && GraphRules.COMMON.judge(error).fault() == GraphFault.BUSY;
    }

    @Override
    public Optional<GraphRuling> own(GraphError error) {
        return Optional.ofNullable(
                switch (error.code()) {
                    case 131026, 131021, 130472 ->
                        GraphRuling.of(
                                GraphFault.RECIPIENT,
                                "Nomor ini tidak dapat menerima pesan WhatsApp; hubungi pelapor melalui kanal lain.");
                    case 131050, 130403 ->
                        GraphRuling.of(
                                GraphFault.RECIPIENT,
                                "Pelapor tidak ingin menerima pesan dari nomor ini; hubungi melalui kanal lain.");
                    case 131047 -> GraphRuling.of(GraphFault.WINDOW_CLOSED);
                    case 131008, 131009, 131051, 132005, 132018 -> GraphRuling.of(GraphFault.MESSAGE);
                    case 132000, 132001, 132007, 132012, 132015, 132016 ->
                        GraphRuling.of(
                                GraphFault.PERMISSION,
                                "Templat WhatsApp kanal ini tidak ada, belum disetujui, dihentikan, atau jumlah parameternya bukan satu; administrator perlu memeriksanya.");
                    case 131005 -> GraphRuling.of(GraphFault.PERMISSION);
                    case 131031, 131042, 131045, 131048, 133010 ->
                        GraphRuling.of(
                                GraphFault.PERMISSION,
                                "Akun WhatsApp kantor dibatasi, belum terdaftar, atau pembayarannya bermasalah; administrator perlu memeriksa Meta Business Suite.");
                    case 131049 -> GraphRuling.waiting(GraphFault.LATER, Duration.ofHours(24));
                    case 130429 -> GraphRuling.waiting(GraphFault.LIMIT, Duration.ofSeconds(10));
                    case 131056 -> GraphRuling.waiting(GraphFault.LATER, Duration.ofSeconds(15));
                    case 131016, 131057 -> GraphRuling.waiting(GraphFault.LIMIT, Duration.ofMinutes(1));
                    case 131000 -> GraphRuling.waiting(GraphFault.LATER, Duration.ofMinutes(1));
                    default -> leftOpen(error) ? GraphRuling.waiting(GraphFault.LATER, Duration.ofMinutes(1)) : null;
                });
    }
}
