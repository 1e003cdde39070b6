package id.sigap.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every text: masking again changes nothing, and no text makes it slow. */
class PersonalDataMaskerLawsIT {
    private static final int MEGABYTE = 1 << 20;
    private static final List<String> PIECES = List.of(
            "6471051208900003",
            "0812",
            "3456",
            "7890",
            "62",
            "+62",
            "08123456789",
            "8",
            "0",
            "1",
            "12",
            "012345678901000",
            "0001234567890",
            "budi@contoh.id",
            "@",
            "KT",
            "1234",
            "AB",
            "B",
            "no",
            "No.",
            "RT",
            "pelanggan",
            "idpel",
            "000123456",
            "Jl.",
            "jalan",
            "Mawar",
            "blok",
            "Rp",
            "rupiah",
            "[telepon]",
            "[NIK/KK …0003]",
            "[",
            "]",
            "plat",
            "meter",
            "a",
            "😡",
            "\uD83D",
            "\n",
            ".",
            "-",
            ",",
            "/",
            "");
    private static final List<String> JOINTS = List.of(" ", "", " ", ".", "-", ", ");

    private final PersonalDataMasker masker = new PersonalDataMasker();

    @Test
    void maskingAMaskedTextChangesNothing() {
        Random random = new Random(20261122);
        for (int round = 0; round < 20_000; round++) {
            String text = text(random);
            String once = masker.mask(text).text();
            assertThat(masker.mask(once).text()).as("masking %s again", text).isEqualTo(once);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(12);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(JOINTS.get(random.nextInt(JOINTS.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                "@",
                "a@",
                "a.",
                "1 ",
                "08 ",
                "0812 ",
                "62 8",
                "[",
                "[telepon]",
                "no pelanggan ",
                "jl a ",
                "KT 1 ",
                "KT 1234 AB ",
                "0 8 ",
                "6471 ",
                "Rp",
                "😡",
                "\uD83D",
                "\u0000",
                ".",
                "08123456789 ",
                "blok ",
                "a@b.c@"
            })
    void takesAMegabyteOfAnythingInItsStride(String piece) {
        String hostile = piece.repeat(MEGABYTE / piece.length());

        MaskedText masked = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> masker.mask(hostile));

        assertThat(masked.text()).isNotEmpty();
    }

    @Test
    void growsNoFasterThanTheText() {
        String once = IntStream.range(0, 5_000)
                .mapToObj(i -> "jl mawar no " + i % 999 + " hub 0812345" + (10_000 + i) + ' ')
                .collect(Collectors.joining());
        masker.mask(once);

        long small = nanos(once);
        long large = nanos(once.repeat(8));

        assertThat(large).isLessThan(small * 8 * 6);
    }

    private long nanos(String text) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            masker.mask(text);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }
}
