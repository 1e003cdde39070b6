package id.sigap.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Attachments;
import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands under a message whose files were not kept. */
class IncomingFilesTest {

    @ParameterizedTest
    @CsvSource({
        "too-large, melewati batas ukuran",
        "mail-too-large, surel seutuhnya melewati batas ukuran",
        "too-many-files, melewati batas jumlah berkas",
        "unsupported-by-platform, platform tidak meneruskan isi jenis ini",
        "not-a-file, yang dikirim bukan berkas",
        "no-address, platform memberitahukan berkas ini tanpa menyertakannya",
        "media-missing, platform memberitahukan berkas ini tanpa menyertakannya",
        "sebab-kanal-lain, tidak dapat diambil dari platform"
    })
    void tellsWhyAFileWasLeftOut(String code, String why) {
        String told =
                IncomingFiles.leftOut(List.of(new Attachment.LeftOut("poll", "application/octet-stream", 0, code)));

        assertThat(told).startsWith("[Lampiran \"poll\" tidak disimpan: " + why).endsWith(".]");
    }

    @Test
    void blamesTheSizeOnlyWhereItIsTheSize() {
        Attachment poll = new Attachment.LeftOut("", "application/octet-stream", 0, "unsupported-by-platform");

        assertThat(IncomingFiles.leftOut(List.of(poll)))
                .doesNotContain("ukuran")
                .contains("tanyakan");
    }

    @Test
    void tellsTooManyFromTooLarge() {
        Attachment small = new Attachment.Inline("a.txt", "text/plain", Bytes.utf8("a"));
        Attachment large =
                new Attachment.Inline("b.txt", "text/plain", Bytes.handOver(new byte[Attachments.LARGEST + 1]));

        assertThat(IncomingFiles.leftOut(List.of(large))).contains("b.txt", ", 10,0 MB", "melewati batas ukuran");
        assertThat(IncomingFiles.leftOut(Collections.nCopies(21, small)))
                .contains("a.txt", "melewati batas jumlah berkas")
                .doesNotContain("\n");
    }
}
