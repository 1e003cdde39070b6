package id.sigap.connector;

import id.sigap.connector.InstalledConnector.State;
import id.sigap.connector.api.ApiVersion;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.dropin.Discovery;
import id.sigap.connector.dropin.JarFile;
import id.sigap.connector.dropin.JarFolder;
import id.sigap.connector.dropin.Origin;
import id.sigap.connector.dropin.Standings;
import id.sigap.connector.guard.CallFailed;
import id.sigap.connector.guard.CallGuard;
import id.sigap.connector.guard.ConnectorCall;
import id.sigap.connector.guard.GuardedConnector;
import id.sigap.connector.guard.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One bean that was found, on its way to being used. Changed by one thread at a time; nothing of it runs before its turn. */
final class Candidate {
    /** A part of the application is waited for while the server starts. */
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private static final long AGAIN_NANOS = 10_000_000_000L;

    private final Discovery.Found bean;
    private final Origin origin;
    private final boolean builtIn;
    private volatile JarFile file;
    private volatile Connector connector;
    private volatile boolean disguised;
    private volatile GuardedConnector guarded;
    private volatile Standing standing;
    private volatile State state = State.UNKNOWN_FILE;
    private volatile String rivals = "";
    private long asked = System.nanoTime() - AGAIN_NANOS;

    Candidate(Discovery.Found bean, Origin origin) {
        this.bean = bean;
        this.origin = origin;
        this.builtIn = origin.own();
    }

    /** The same bean of the same deployment. */
    boolean is(Discovery.Found other, Origin now) {
        return bean.equals(other) && origin.equals(now);
    }

    boolean builtIn() {
        return builtIn;
    }

    /** Empty for a part of the application, and where it cannot be found. */
    Optional<JarFile> file() {
        return Optional.ofNullable(file);
    }

    /** Of one that may be used but for others of the same name. */
    Optional<String> id() {
        return state == State.IN_USE ? Optional.of(guarded.describe().id()) : Optional.empty();
    }

    /** Ready to be called, unless it is set aside or was refused just now. */
    Optional<Connector> usable(Map<String, String> decisions) {
        return standing.setAside() || undecided(decisions).isPresent() ? Optional.empty() : Optional.of(guarded);
    }

    /** Why the office does not let it be used. */
    private Optional<State> undecided(Map<String, String> decisions) {
        if (builtIn || file == null) {
            return Optional.empty();
        }
        return switch (decisions.getOrDefault(file.sha256(), "announced")) {
            case "accepted" -> Optional.empty();
            case "refused" -> Optional.of(State.REFUSED);
            default -> Optional.of(State.WAITING);
        };
    }

    /** @param others all of its id where it cannot be used for them */
    void rivals(List<Candidate> others) {
        rivals = others.stream().map(Candidate::place).collect(Collectors.joining(", "));
    }

    private String place() {
        return builtIn ? "aplikasi" : label();
    }

    /** Its file, as far as it is known. */
    private String label() {
        return origin.file().orElse(bean.module());
    }

    /** How its standing is called before it has said who it is: another content begins anew. */
    private String standingBefore() {
        String module = label();
        return builtIn
                ? module
                : module.substring(0, Math.min(120, module.length())) + " "
                        + file.sha256().substring(0, 12);
    }

    /** Goes as far as it may: its file, the decision about it, the bean itself, its own description, its version. */
    void identify(
            JarFolder folder,
            Discovery discovery,
            Map<String, String> decisions,
            CallGuard guard,
            Standings standings) {
        if (!builtIn && file == null) {
            file = origin.file().flatMap(folder::find).orElse(null);
        }
        if (builtIn || file != null && undecided(decisions).isEmpty()) {
            ask(folder, discovery, guard, standings);
        }
        state = stateNow(decisions);
    }

    private State stateNow(Map<String, String> decisions) {
        if (!builtIn && file == null || disguised) {
            return State.UNKNOWN_FILE;
        }
        Optional<State> undecided = undecided(decisions);
        if (undecided.isPresent()) {
            return undecided.get();
        }
        if (guarded == null) {
            return State.MUTE;
        }
        Optional<ApiVersion> version = ApiVersion.read(guarded.describe().apiVersion());
        return version.filter(ApiVersion.CURRENT::serves).isPresent() ? State.IN_USE : State.WRONG_API;
    }

    /** Of what may be used, and was not asked just now. */
    private void ask(JarFolder folder, Discovery discovery, CallGuard guard, Standings standings) {
        if (guarded != null || disguised || !builtIn && System.nanoTime() - asked < AGAIN_NANOS) {
            return;
        }
        asked = System.nanoTime();
        try {
            Standing unknown = standings.of(standingBefore());
            if (connector == null && !lookUp(folder, discovery, unknown, guard)) {
                return;
            }
            ConnectorDescription description =
                    GuardedConnector.describe(connector, unknown, guard, limit(ConnectorCall.DESCRIBE));
            standing = standings.of(description.id());
            guarded = GuardedConnector.of(connector, description, standing, guard);
        } catch (CallFailed e) {
            guarded = null;
        }
    }

    /** Looks again at the file before: it may be replaced just now. */
    private boolean lookUp(JarFolder folder, Discovery discovery, Standing unknown, CallGuard guard) {
        if (!builtIn
                && origin.file()
                        .flatMap(folder::find)
                        .filter(now -> now.equals(file))
                        .isEmpty()) {
            file = null;
            return false;
        }
        Connector found = GuardedConnector.lookUp(discovery.lookUp(bean), unknown, guard, limit(ConnectorCall.LOOKUP))
                .orElse(null);
        if (found == null) {
            return false;
        }
        if (!folder.holds(origin, Discovery.module(found.getClass().getClassLoader()))) {
            disguised = true;
            return false;
        }
        connector = found;
        return true;
    }

    private Duration limit(ConnectorCall call) {
        return builtIn ? PATIENT : call.limit();
    }

    /** As an administrator sees it. */
    InstalledConnector shown(Map<String, String> decisions) {
        Optional<ConnectorDescription> said = Optional.ofNullable(guarded).map(GuardedConnector::describe);
        State shown =
                undecided(decisions).filter(any -> state != State.UNKNOWN_FILE).orElse(state);
        if (shown == State.IN_USE && !rivals.isEmpty()) {
            shown = State.SAME_ID;
        } else if (shown == State.IN_USE && standing.setAside()) {
            shown = State.SET_ASIDE;
        }
        return new InstalledConnector(
                said.map(ConnectorDescription::id),
                said.map(description -> description.name().id()),
                said.map(ConnectorDescription::version).or(() -> file().flatMap(JarFile::version)),
                said.map(ConnectorDescription::apiVersion),
                builtIn
                        ? Optional.empty()
                        : Optional.of(file().map(JarFile::name).orElse(label())),
                file().map(JarFile::sha256),
                shown,
                problem(shown, said),
                standing != null ? standing.connector() : file == null ? "" : standingBefore());
    }

    private Optional<String> problem(State shown, Optional<ConnectorDescription> said) {
        String from = builtIn ? "dari aplikasi" : "dari " + label();
        return switch (shown) {
            case MUTE ->
                Optional.of("Konektor " + from
                        + (connector == null
                                ? " tidak dapat dibuat (konstruktornya gagal), sehingga tidak dipakai."
                                : " tidak menyebutkan siapa dirinya (describe gagal), sehingga tidak dipakai."));
            case WRONG_API ->
                Optional.of("Konektor " + said.map(ConnectorDescription::id).orElse("?") + " " + from
                        + " dibuat untuk kontrak versi "
                        + said.map(ConnectorDescription::apiVersion).orElse("?") + "; Sigap ini mengenal versi "
                        + ApiVersion.CURRENT + ". Konektor ini tidak dipakai.");
            case SAME_ID ->
                Optional.of("Lebih dari satu konektor bernama \""
                        + said.map(ConnectorDescription::id).orElse("?")
                        + "\": " + rivals + ". "
                        + (builtIn
                                ? "Keduanya tidak dipakai."
                                : "Konektor " + from + " tidak dipakai; keluarkan salah satunya."));
            case UNKNOWN_FILE ->
                Optional.of("Berkas " + label()
                        + " tidak ditemukan di folder deployments atau sedang diganti, sehingga tidak dipakai.");
            default -> Optional.empty();
        };
    }
}
