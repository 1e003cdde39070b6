package id.sigap.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.triage.Triage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataPackTest {
    @TempDir
    Path folder;

    @Test
    void readsAnOfficesOwnTopicsInsteadOfTheExamples() throws IOException {
        DataPack own = new DataPack(Optional.of(folder));
        Files.writeString(
                folder.resolve("routing.csv"),
                header("routing.csv") + "\n" + topic("ZEBRA_CROSS", "zebra cross pudar"));

        Triage triage = Triage.of(own::open);

        assertThat(triage.topics()).extracting(topic -> topic.code()).containsExactly("ZEBRA_CROSS");
        assertThat(triage.read("Zebra cross pudar di depan sekolah").candidates())
                .extracting(candidate -> candidate.topic().code())
                .containsExactly("ZEBRA_CROSS");
        assertThat(triage.read("Tolong, ada kebakaran rumah!").facts().danger()).isTrue();
    }

    private static String header(String table) throws IOException {
        try (BufferedReader example = new BufferedReader(new DataPack(Optional.empty()).open(table))) {
            return example.readLine();
        }
    }

    private static String topic(String code, String keywords) throws IOException {
        StringBuilder row = new StringBuilder();
        for (String column : header("routing.csv").split(",", -1)) {
            row.append(row.isEmpty() ? "" : ",")
                    .append(
                            switch (column) {
                                case "topic_code" -> code;
                                case "keywords" -> keywords;
                                case "primary_agency" -> "DISHUB";
                                case "default_category" -> "PENGADUAN_TBP";
                                case "default_urgency" -> "SEDANG";
                                case "salah_tempat" -> "N";
                                case "clock_ids" -> "SP4N-TBP";
                                default -> "contoh";
                            });
        }
        return row.append('\n').toString();
    }
}
