package id.sigap.connector;

import id.sigap.connector.InstalledConnector.State;
import id.sigap.connector.api.ApiVersion;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.dropin.Discovery;
import id.sigap.connector.dropin.JarFile;
import id.sigap.connector.dropin.JarFolder;
import id.sigap.connector.dropin.Standings;
import id.sigap.connector.guard.CallFailed;
import id.sigap.connector.guard.CallGuard;
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
    private final boolean builtIn;
    private volatile JarFile file;
    private volatile GuardedConnector guarded;
    private volatile Standing standing;
    private volatile State state = State.UNKNOWN_FILE;
    private volatile String rivals = "";
    private long asked = System.nanoTime() - AGAIN_NANOS;

    Candidate(Discovery.Found bean, boolean builtIn) {
        this.bean = bean;
        this.builtIn = builtIn;
    }

    boolean is(Discovery.Found other) {
        return bean.same(other);
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

    /** Ready to be called, unless it is set aside. */
    Optional<Connector> usable() {
        return standing.setAside() ? Optional.empty() : Optional.of(guarded);
    }

    /** @param others all of its id where it cannot be used for them */
    void rivals(List<Candidate> others) {
        rivals = others.stream().map(Candidate::place).collect(Collectors.joining(", "));
    }

    private String place() {
        return builtIn ? "aplikasi" : bean.module();
    }

    /** How its standing is called before it has said who it is: another content begins anew. */
    private String standingBefore() {
        String module = bean.module();
        return builtIn
                ? module
                : module.substring(0, Math.min(120, module.length())) + " "
                        + file.sha256().substring(0, 12);
    }

    /** Goes as far as it may: its file, the decision about it, its own description, its version. */
    void identify(JarFolder folder, Map<String, String> decisions, CallGuard guard, Standings standings) {
        state = stateNow(folder, decisions, guard, standings);
    }

    private State stateNow(JarFolder folder, Map<String, String> decisions, CallGuard guard, Standings standings) {
        if (!builtIn) {
            if (file == null) {
                file = folder.deployment(bean.module()).flatMap(folder::find).orElse(null);
            }
            if (file == null) {
                return State.UNKNOWN_FILE;
            }
            String decision = decisions.getOrDefault(file.sha256(), "announced");
            if (!decision.equals("accepted")) {
                return decision.equals("refused") ? State.REFUSED : State.WAITING;
            }
        }
        if (guarded == null) {
            describe(guard, standings);
        }
        if (guarded == null) {
            return State.MUTE;
        }
        Optional<ApiVersion> version = ApiVersion.read(guarded.describe().apiVersion());
        return version.filter(ApiVersion.CURRENT::serves).isPresent() ? State.IN_USE : State.WRONG_API;
    }

    private void describe(CallGuard guard, Standings standings) {
        if (!builtIn && System.nanoTime() - asked < AGAIN_NANOS) {
            return;
        }
        asked = System.nanoTime();
        try {
            Standing unknown = standings.of(standingBefore());
            ConnectorDescription description = builtIn
                    ? GuardedConnector.describe(bean.connector(), unknown, guard, PATIENT)
                    : GuardedConnector.describe(bean.connector(), unknown, guard);
            standing = standings.of(description.id());
            guarded = GuardedConnector.of(bean.connector(), description, standing, guard);
        } catch (CallFailed e) {
            guarded = null;
        }
    }

    /** As an administrator sees it. */
    InstalledConnector shown(Map<String, String> decisions) {
        Optional<ConnectorDescription> said = Optional.ofNullable(guarded).map(GuardedConnector::describe);
        State shown = state;
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
                        : Optional.of(file().map(JarFile::name).orElse(bean.module())),
                file().map(JarFile::sha256),
                shown,
                problem(shown, said),
                standing != null ? standing.connector() : file == null ? "" : standingBefore());
    }

    private Optional<String> problem(State shown, Optional<ConnectorDescription> said) {
        String from = builtIn ? "dari aplikasi" : "dari " + bean.module();
        return switch (shown) {
            case MUTE ->
                Optional.of("Konektor " + from
                        + " tidak menyebutkan siapa dirinya (describe gagal), sehingga tidak dipakai.");
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
                Optional.of("Berkas " + bean.module()
                        + " tidak ditemukan di folder deployments atau sedang diganti, sehingga tidak dipakai.");
            default -> Optional.empty();
        };
    }
}
