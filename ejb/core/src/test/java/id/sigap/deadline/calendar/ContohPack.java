package id.sigap.deadline.calendar;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The demonstration pack as the tests read it. */
final class ContohPack {
    private ContohPack() {}

    static List<Holiday> holidays() {
        try (Reader csv = open("holidays_id.csv")) {
            return Holiday.read(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ClockCatalog clocks() {
        try (Reader csv = open("clocks.csv")) {
            return ClockCatalog.read(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String name) {
        return new InputStreamReader(
                ContohPack.class.getResourceAsStream("/id/sigap/data/contoh/" + name), StandardCharsets.UTF_8);
    }
}
