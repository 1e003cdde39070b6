package id.sigap.process.migration;

import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.process.EngineHost;
import id.sigap.process.release.Release;
import id.sigap.process.release.ReleaseFile;
import id.sigap.process.release.Releases;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What two releases have in common, and what the engine makes of a plan between them. */
@ApplicationScoped
public class Routes {
    private static final int MOST_BUILT = 16;

    @Inject
    EngineHost host;

    @Inject
    Releases releases;

    @Inject
    UnitOfWork work;

    private Mover mover;

    /** By plan and version: building one takes the engine longer than moving a case. */
    private final Map<String, Mover.Built> built = new ConcurrentHashMap<>();

    @PostConstruct
    void start() {
        mover = new Mover(host.engine());
    }

    Mover mover() {
        return mover;
    }

    /**
     * A process in both releases.
     *
     * @param from its elements in the release that cases leave, where one can stand
     * @param standing how many cases stand at each of them now, by id
     * @param to the same in the release that they come to
     * @param changed whether its diagrams differ
     */
    public record Both(
            String key,
            String name,
            boolean changed,
            Collection<Element> from,
            Map<String, Integer> standing,
            Collection<Element> to) {}

    /** Names and elements of the processes that both releases have. */
    public List<Both> processes(int from, int to) {
        Map<Integer, List<ReleaseFile>> files = releases.files();
        List<Both> both = new ArrayList<>();
        for (Route route : between(from, to)) {
            ReleaseFile source = file(files, from, route.process());
            both.add(new Both(
                    route.process(),
                    source.name(),
                    !source.sha256().equals(file(files, to, route.process()).sha256()),
                    mover.elements(route.source()).waiting(),
                    mover.standing(route.source()),
                    mover.elements(route.target()).waiting()));
        }
        return both;
    }

    private static ReleaseFile file(Map<Integer, List<ReleaseFile>> files, int release, String key) {
        return files.getOrDefault(release, List.of()).stream()
                .filter(file -> file.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** @throws Refusal where there is no such pair of releases */
    List<Route> between(int from, int to) {
        if (from == to) {
            throw Refusal.invalid("Rilis asal dan rilis tujuan harus berbeda; keduanya " + from + ".");
        }
        for (int number : List.of(from, to)) {
            Release found = releases.find(number).orElse(null);
            if (found == null) {
                throw Refusal.notFound("Rilis " + number + " tidak ada; yang terbaru rilis " + releases.newest() + ".");
            }
        }
        List<Route> routes = new ArrayList<>();
        for (ReleaseFile file : releases.files().getOrDefault(from, List.of())) {
            releases.definition(file.key(), from)
                    .flatMap(source ->
                            releases.definition(file.key(), to).map(target -> new Route(file.key(), source, target)))
                    .ifPresent(routes::add);
        }
        return routes;
    }

    /** What the engine proposes. */
    public List<Step> proposal(int from, int to) {
        return between(from, to).stream()
                .flatMap(route -> mover.propose(route).stream())
                .toList();
    }

    /** What is wrong with a plan. Not to be called in a transaction. */
    public List<Fault> faults(int from, int to, List<Step> steps) {
        return mover.build(work.call(() -> between(from, to)), steps).faults();
    }

    /** What is wrong with a kept plan, from the engine's form of it. Not to be called in a transaction. */
    public List<Fault> faults(CaseMigration migration) {
        return built(migration).faults();
    }

    /** The engine's form of a plan; not to be called in a transaction. */
    Mover.Built built(CaseMigration migration) {
        if (built.size() > MOST_BUILT) {
            built.clear();
        }
        return built.computeIfAbsent(
                migration.id() + " " + migration.version(),
                key -> mover.build(work.call(() -> between(migration.from(), migration.to())), migration.steps()));
    }
}
