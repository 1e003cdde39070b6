package id.sigap.process.release;

import id.sigap.foundation.UnitOfWork;
import id.sigap.incident.Incidents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what the engine has stored of the release in force with the fingerprints that were recorded when two people
 * released it: a diagram that somebody changed in the database would be read at the next start, so a person hears of it.
 */
@ApplicationScoped
public class ReleaseWatch {
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final String KIND = "release-changed";

    @Inject
    Releases releases;

    @Inject
    Incidents incidents;

    @Inject
    UnitOfWork work;

    private volatile long looked = System.nanoTime() - EVERY.toNanos();

    /** Looks at the start and then once a minute, however often it is called. @return false: nothing more to do now */
    public boolean look() {
        if (System.nanoTime() - looked >= EVERY.toNanos()) {
            looked = System.nanoTime();
            work.run(this::compare);
        }
        return false;
    }

    void compare() {
        int newest = releases.newest();
        if (newest == 0) {
            return;
        }
        List<String> changed = changed(newest);
        String release = "release " + newest;
        if (changed.isEmpty()) {
            incidents.settled(KIND, release);
        } else {
            incidents.openWithoutCase(
                    KIND,
                    release,
                    release,
                    "Rilis " + newest + " di basis data bukan lagi yang dirilis: " + String.join(", ", changed)
                            + ". Jangan mulai ulang server; kembalikan ke rilis yang benar, lalu cari siapa yang mengubahnya.");
        }
    }

    /** Files that are others than was recorded, are gone, or were never released. */
    private List<String> changed(int release) {
        ModelSet stored = releases.set(release);
        List<ReleaseFile> recorded = releases.files(release);
        TreeSet<String> unknown =
                stored.files().keySet().stream().map(ModelSet::keyOf).collect(Collectors.toCollection(TreeSet::new));
        recorded.forEach(file -> unknown.remove(file.key()));
        return Stream.concat(
                        recorded.stream()
                                .filter(file -> !file.sha256().equals(stored.sha256(file.key())))
                                .map(ReleaseFile::key),
                        unknown.stream())
                .toList();
    }
}
