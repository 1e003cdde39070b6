package id.sigap.it.crash;

import static id.sigap.it.harness.Patience.PATIENCE;

import id.sigap.demo.citizens.Corner;
import id.sigap.demo.citizens.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** Write on the platforms, whether or not the office's server is there; each message has a word to be found by. */
final class PlatformCitizens {
    /**
     * What the platform took from a citizen, and so owes the office.
     *
     * @param citizen who wrote it, and nothing else
     */
    record Said(Corner corner, String word, String citizen, Instant at) {
        /** No answer is seen yet; what is older than everybody's patience was handed to a person. */
        boolean isWaiting() {
            return at.isAfter(Instant.now().minus(PATIENCE))
                    && answers().stream().noneMatch(text -> text.contains(Officers.GIVEN));
        }

        /** What the citizen sees of the office, the oldest first. */
        List<String> answers() {
            return corner.sees(citizen).stream()
                    .filter(Entry::fromOffice)
                    .map(Entry::text)
                    .toList();
        }
    }

    private static final int MOST_WAITING = 4;

    private final SplittableRandom random;
    private final Map<String, Said> said = new ConcurrentHashMap<>();

    PlatformCitizens(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private synchronized String word() {
        return Words.unheardOf(random);
    }

    /** Nobody writes in a corner where so many wait for an answer: more than a machine can do proves nothing. */
    void write(Corner corner) {
        long waiting = said.values().stream()
                .filter(one -> one.corner().id().equals(corner.id()))
                .filter(Said::isWaiting)
                .count();
        if (waiting >= MOST_WAITING) {
            return;
        }
        String word = word();
        String citizen = "warga" + word;
        corner.write(citizen, "Lampu jalan di depan toko " + word + " mati, gelap sekali.");
        said.put(word, new Said(corner, word, citizen, Instant.now()));
    }

    /** By word. */
    Map<String, Said> said() {
        return Map.copyOf(said);
    }

    /** What one of these texts of a citizen says. */
    Optional<Said> in(List<String> texts) {
        return said.values().stream()
                .filter(one -> texts.stream().anyMatch(text -> text.contains(one.word())))
                .findFirst();
    }
}
