package id.sigap.connector;

import id.sigap.connector.api.Connector;
import id.sigap.connector.dropin.ConnectorJars;
import id.sigap.connector.dropin.Discovery;
import id.sigap.connector.dropin.JarFile;
import id.sigap.connector.dropin.JarFolder;
import id.sigap.connector.dropin.Origin;
import id.sigap.connector.dropin.Standings;
import id.sigap.connector.guard.CallGuard;
import id.sigap.connector.guard.GuardedConnector;
import id.sigap.foundation.UnitOfWork;
import id.sigap.incident.Incidents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The connectors that may be used now: those of this application, and those of jars beside it that an administrator accepted,
 * as far as they are of a contract that is known here, alone with their id and not set aside. Everybody gets them {@linkplain
 * GuardedConnector guarded}.
 */
@ApplicationScoped
public class Connectors {
    private static final System.Logger LOG = System.getLogger(Connectors.class.getName());
    private static final String REFUSED = "connector-refused";
    private static final long EVERY_NANOS = 2_000_000_000L;
    private static final long AGAIN_NANOS = 1_000_000_000L;
    private static final long PATIENCE_MILLIS = 3_000;

    @Inject
    CallGuard guard;

    @Inject
    Discovery discovery;

    @Inject
    JarFolder folder;

    @Inject
    ConnectorJars jars;

    @Inject
    Standings standings;

    @Inject
    Incidents incidents;

    @Inject
    UnitOfWork work;

    private final ReentrantLock scanning = new ReentrantLock();
    private final Map<String, Candidate> candidates = new TreeMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** By id, the file that a connector was last used from. */
    private final Map<String, String> files = new ConcurrentHashMap<>();

    /** By SHA-256, what was decided. */
    private volatile Map<String, String> decisions = Map.of();

    private volatile Map<String, Candidate> usable = Map.of();
    private volatile List<Candidate> deployed = List.of();
    private volatile long looked = System.nanoTime() - EVERY_NANOS;
    private volatile long scanned = System.nanoTime() - AGAIN_NANOS;

    /** The connector of this id, where it may be used now. */
    public Optional<Connector> find(String id) {
        Candidate found = usable.get(id);
        if (found == null && System.nanoTime() - scanned > AGAIN_NANOS) {
            scan();
            found = usable.get(id);
        }
        return Optional.ofNullable(found).flatMap(one -> one.usable(decisions));
    }

    /** Whether the connector of this id is a part of the application; false where it is away. */
    public boolean builtIn(String id) {
        Candidate found = usable.get(id);
        return found != null && found.builtIn();
    }

    /** All that may be used now, by id. */
    public Map<String, Connector> all() {
        scan();
        Map<String, Connector> all = new TreeMap<>();
        usable.forEach((id, candidate) -> candidate.usable(decisions).ifPresent(connector -> all.put(id, connector)));
        return all;
    }

    /** All that are deployed now, used or not. */
    public List<InstalledConnector> installed() {
        return deployed.stream().map(candidate -> candidate.shown(decisions)).toList();
    }

    /**
     * Whether a connector cannot be used because a new content of its jar waits for a decision. Where it was never used since
     * this server started, every jar counts that takes the place of an accepted one: nobody knows yet what it brings.
     */
    public boolean waits(String id) {
        String file = files.get(id);
        return installed().stream()
                .filter(one -> one.state() == InstalledConnector.State.WAITING)
                .flatMap(one -> one.file().stream())
                .anyMatch(name ->
                        file == null ? work.call(() -> jars.accepted(name)).isPresent() : file.equals(name));
    }

    /** Whether it waits because of its faults, which is told in its own way. */
    public boolean setAside(String id) {
        return installed().stream()
                .anyMatch(one -> one.state() == InstalledConnector.State.SET_ASIDE
                        && one.id().filter(id::equals).isPresent());
    }

    /**
     * Looks for what came and went, announces a new jar, tells of faults. Outside any transaction; every two seconds, however
     * often it is called.
     *
     * @return false: nothing more to do now
     */
    public boolean look() {
        if (System.nanoTime() - looked >= EVERY_NANOS) {
            lookNow();
        }
        return false;
    }

    /** The same at once, as when an administrator has decided. */
    public void lookNow() {
        looked = System.nanoTime();
        decisions = decided();
        scan(PATIENCE_MILLIS);
        if (!undecided().isEmpty()) {
            // it came just now, and may be known from before
            decisions = decided();
            scan(PATIENCE_MILLIS);
        }
        List<JarFile> unknown = undecided();
        for (JarFile file : unknown) {
            work.run(() -> jars.announce(file, broughtBy(file.name())));
            LOG.log(
                    System.Logger.Level.INFO,
                    "A connector jar waits for a decision: {0} {1}",
                    file.name(),
                    file.sha256());
        }
        if (!unknown.isEmpty()) {
            decisions = decided();
        }
        standings.tell(usable.values().stream()
                .filter(candidate -> candidate.file().isPresent())
                .collect(Collectors.toMap(
                        candidate -> candidate.id().orElseThrow(),
                        candidate -> candidate.file().orElseThrow().sha256())));
        tellOfRefused();
    }

    private Set<String> broughtBy(String file) {
        return files.entrySet().stream()
                .filter(each -> each.getValue().equals(file))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private List<JarFile> undecided() {
        return jarFiles()
                .filter(file -> !decisions.containsKey(file.sha256()))
                .distinct()
                .toList();
    }

    private Map<String, String> decided() {
        Set<String> present = jarFiles().map(JarFile::sha256).collect(Collectors.toSet());
        return present.isEmpty() ? Map.of() : work.call(() -> jars.states(present));
    }

    private Stream<JarFile> jarFiles() {
        return deployed.stream().flatMap(candidate -> candidate.file().stream());
    }

    /** Each once while it is so and this server runs. */
    private void tellOfRefused() {
        Set<String> now = new HashSet<>();
        for (InstalledConnector each : installed()) {
            if (each.state().isFault()) {
                String key = each.file().orElse("sigap") + ":" + each.label() + ":"
                        + each.state().word();
                now.add(key);
                if (told.add(key)) {
                    work.run(() -> incidents.openWithoutCase(
                            REFUSED,
                            "connector " + each.label(),
                            key,
                            each.problem().orElse("")));
                }
            }
        }
        for (String key : Set.copyOf(told)) {
            if (!now.contains(key)) {
                told.remove(key);
                work.run(() -> incidents.settled(REFUSED, key));
            }
        }
    }

    /** Whoever comes while somebody looks goes on with what was there before, but for the very first. */
    private void scan() {
        scan(0);
    }

    /** @param millis how long to wait for somebody who looks just now */
    private void scan(long millis) {
        try {
            if (deployed.isEmpty()) {
                scanning.lockInterruptibly();
            } else if (!scanning.tryLock(millis, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            refresh();
        } finally {
            scanning.unlock();
        }
    }

    private void refresh() {
        List<Discovery.Found> beans = discovery.look();
        Set<String> paths = beans.stream().map(Discovery.Found::path).collect(Collectors.toSet());
        candidates.keySet().retainAll(paths);
        for (Discovery.Found bean : beans) {
            Candidate before = candidates.get(bean.path());
            Origin origin = folder.origin(bean);
            if (before == null || !before.is(bean, origin)) {
                candidates.put(bean.path(), new Candidate(bean, origin));
            }
        }
        Map<String, List<Candidate>> byId = new TreeMap<>();
        for (Candidate candidate : candidates.values()) {
            candidate.identify(folder, discovery, decisions, guard, standings);
            candidate
                    .id()
                    .ifPresent(id ->
                            byId.computeIfAbsent(id, any -> new ArrayList<>()).add(candidate));
        }
        Map<String, Candidate> alone = new TreeMap<>();
        byId.forEach((id, all) -> onlyOne(all).ifPresent(one -> alone.put(id, one)));
        usable = Map.copyOf(alone);
        alone.forEach((id, one) -> one.file().ifPresent(file -> files.put(id, file.name())));
        deployed = List.copyOf(candidates.values());
        scanned = System.nanoTime();
    }

    /** A jar never drives out a part of the application; two of a kind drive out each other. */
    private static Optional<Candidate> onlyOne(List<Candidate> all) {
        List<Candidate> first = all.stream().filter(Candidate::builtIn).toList();
        List<Candidate> rivals = first.isEmpty() ? all : first;
        all.forEach(each -> each.rivals(rivals.size() > 1 || !rivals.contains(each) ? all : List.of()));
        return rivals.size() == 1 ? Optional.of(rivals.get(0)) : Optional.empty();
    }
}
