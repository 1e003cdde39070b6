package id.sigap.connector.lapor;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Forwarded;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SheetField;
import id.sigap.connector.tck.TestChannel;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final ZoneId MAKASSAR = ZoneId.of("Asia/Makassar");
    private final LaporConnector connector = new LaporConnector();

    private static OutboundMessage message(Map<String, String> more) {
        return new OutboundMessage(
                UUID.randomUUID(),
                Bin.conversation(more),
                List.of(new Part.Text(Part.Role.BODY, "Laporan warga SGP-2026-000041")),
                true);
    }

    private static Map<String, String> sheet(Map<String, String> more) {
        return new Sheet(message(more), MAKASSAR)
                .fields().stream().collect(Collectors.toMap(SheetField::name, SheetField::value));
    }

    @Test
    void fillsEveryFieldOfTheForm() {
        assertThat(sheet(Map.of()))
                .containsEntry("Klasifikasi Laporan", "Pengaduan")
                .containsEntry("Judul Laporan", "Sampah tidak diangkut di Pasar Pandansari")
                .containsEntry("Isi Laporan", "Bak sampah penuh.\nSudah tiga hari.")
                .containsEntry("Tanggal Kejadian", "22 November 2026")
                .containsEntry("Lokasi Kejadian", "Pasar Pandansari")
                .containsEntry("Instansi Tujuan", "Dinas Lingkungan Hidup")
                .containsEntry("Lampiran", "bak.jpg; bau.jpg")
                .containsEntry("Anonim", "Tidak")
                .containsEntry("Rahasia", "Tidak")
                .containsEntry("Nomor di Sigap", "SGP-2026-000041");
    }

    @Test
    void saysWhoWantsToStayHiddenAndWhere() {
        assertThat(sheet(Map.of(
                        Forwarded.ANONYMOUS, "true",
                        Forwarded.SECRET, "true",
                        Forwarded.LATITUDE, "-1.24",
                        Forwarded.LONGITUDE, "116.85")))
                .containsEntry("Anonim", "Ya")
                .containsEntry("Rahasia", "Ya")
                .containsEntry("Lokasi Kejadian", "Pasar Pandansari (-1.24, 116.85)");
    }

    @Test
    void takesTheFirstLineForATitleWhereThereIsNoTopic() {
        assertThat(sheet(Map.of(Forwarded.TOPIC, "", Forwarded.PLACE, "")))
                .containsEntry("Judul Laporan", "Bak sampah penuh.");
    }

    @Test
    void knowsOnlyTheThreeClassesThatThePublicSees() {
        assertThat(new TreeSet<>(Classes.all().values()))
                .isEqualTo(new TreeSet<>(Set.of("Pengaduan", "Aspirasi", "Permintaan Informasi")));
        assertThat(Classes.of("PERMOHONAN_KIP")).isEqualTo("Permintaan Informasi");
        assertThat(Classes.of("APRESIASI")).isEqualTo("Aspirasi");
        assertThat(Classes.of("TIDAK_DIKENAL")).isEqualTo("Pengaduan");
    }

    @Test
    void handsTheSheetOverAndClaimsNoConnection() {
        SendOutcome outcome = connector.send(
                TestChannel.of(connector).clock(Clock.system(MAKASSAR)).open(), message(Map.of()));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SendOutcome.HandOver.class,
                        handOver -> assertThat(handOver.instruction())
                                .contains(
                                        "Klasifikasi Laporan:\nPengaduan",
                                        "Sigap tidak terhubung langsung dengan LAPOR!"));
    }
}
