package id.sigap.identity;

import id.sigap.foundation.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Finds people by what they do. Answers come from a copy that is read again in the background, so that asking neither
 * waits for Keycloak nor fails with it; only where nothing has been read yet does the first question wait, for seconds at
 * most. A change in Keycloak is known here after at most {@link #REFRESH}.
 *
 * <p>When Keycloak is away the last good copy stays; {@link #state()} says that it is stale. A directory that has never
 * been read knows nobody, so that ladders go on to their incident.
 */
@ApplicationScoped
public class Directory {
    /** How often the copy is read again. */
    public static final Duration REFRESH = Duration.ofMinutes(5);

    private static final Duration OVERDUE = REFRESH.multipliedBy(3);
    /** How soon Keycloak is asked again after it did not answer. */
    static final Duration RETRY = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(Directory.class.getName());

    private final Supplier<Staff> source;
    private final Clock clock;
    private final BooleanSupplier demo;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Copy copy = new Copy(Staff.none(), Instant.EPOCH, Optional.of("Keycloak has not been asked yet."));

    /** @param triedAt when Keycloak was last asked, with or without success */
    private record Copy(Staff staff, Instant triedAt, Optional<String> problem) {
        boolean isEmpty() {
            return staff.readAt().equals(Instant.EPOCH);
        }
    }

    public Directory() {
        this(Directory::readKeycloak, Clock.systemUTC(), Settings::demo);
    }

    Directory(Supplier<Staff> source, Clock clock, BooleanSupplier demo) {
        this.source = source;
        this.clock = clock;
        this.demo = demo;
    }

    public List<Person> operators() {
        return staff().with(Role.OPERATOR.code());
    }

    public List<Person> approvers() {
        return staff().with(Role.APPROVER.code());
    }

    public List<Person> administrators() {
        return staff().with(Role.ADMINISTRATOR.code());
    }

    /** The agency's liaison officers, without its heads. */
    public List<Person> officers(String agency) {
        return staff().in("/agencies/" + agency);
    }

    public List<Person> heads(String agency) {
        return staff().in("/agencies/" + agency + "/head");
    }

    /**
     * Whether somebody at the agency can read and answer what is forwarded to it: an officer or a head who has the role. True
     * where the directory was never read, so that nobody is warned for Keycloak's sake.
     */
    public boolean answersFor(String agency) {
        Staff staff = staff();
        List<Person> inRole = staff.with(Role.AGENCY_OFFICER.code());
        return staff.readAt().equals(Instant.EPOCH)
                || Stream.of("", "/head")
                        .flatMap(group -> staff.in("/agencies/" + agency + group).stream())
                        .anyMatch(inRole::contains);
    }

    /**
     * Whoever a step of a diagram is for.
     *
     * @param group a realm role, also one that only this office knows, or the code of an agency (its officers and heads)
     */
    public List<Person> inRoleOrAgency(String group) {
        return Stream.of(staff().with(group), officers(group), heads(group))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /**
     * Whether a step of a diagram may be given to this group: a realm role, also one that only this office knows, or the
     * code of an agency. As of the last reading.
     */
    public boolean knowsGroup(String group) {
        return staff().byRole().containsKey(group)
                || staff().byGroup().keySet().stream()
                        .anyMatch(path ->
                                Groups.agency(path).filter(group::equals).isPresent());
    }

    /** The last rung of every ladder. */
    public List<Person> officeHeads() {
        return staff().in(Groups.OFFICE_HEAD);
    }

    public Optional<Person> find(String username) {
        return staff().find(username);
    }

    /** Everybody who has a role or stands in a group, by user name. */
    public List<Member> everybody() {
        return staff().members();
    }

    public DirectoryState state() {
        Copy now = copy;
        boolean overdue = now.staff().readAt().plus(OVERDUE).isBefore(clock.instant());
        return new DirectoryState(
                now.isEmpty() ? Optional.empty() : Optional.of(now.staff().readAt()),
                now.problem().isPresent() || overdue,
                now.problem());
    }

    /** Reads the directory again where that is due: regularly, and sooner after a failure. */
    void refreshWhenDue() {
        Copy now = copy;
        Duration pause = now.problem().isPresent() ? RETRY : REFRESH;
        if (!now.triedAt().plus(pause).isAfter(clock.instant())) {
            refresh();
        }
    }

    /** Reads the directory again; where that fails, keeps the copy and remembers why. Never throws for Keycloak's sake. */
    public void refresh() {
        reading.lock();
        try {
            read();
        } finally {
            reading.unlock();
        }
    }

    private Staff staff() {
        if (copy.isEmpty() && mayRead()) {
            try {
                if (copy.isEmpty() && copy.triedAt().plus(RETRY).isBefore(clock.instant())) {
                    read();
                }
            } finally {
                reading.unlock();
            }
        }
        return copy.staff();
    }

    /** Waits a little for a reading that is under way; true where the caller now holds the lock. */
    private boolean mayRead() {
        try {
            return reading.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void read() {
        Copy before = copy;
        try {
            copy = new Copy(admitted(source.get()), clock.instant(), Optional.empty());
            if (before.problem().isPresent()) {
                LOG.info("The directory of people was read from Keycloak.");
            }
        } catch (RuntimeException e) {
            String problem = rootCause(e);
            copy = new Copy(before.staff(), clock.instant(), Optional.of(problem));
            if (!before.problem().equals(copy.problem())) {
                LOG.log(
                        Level.WARNING,
                        "The directory of people cannot be read from Keycloak, the last copy stays: {0}",
                        problem);
            }
        }
    }

    /** Outside the demonstration its people count for nothing, should somebody have imported them. */
    private Staff admitted(Staff staff) {
        if (demo.getAsBoolean() || staff.demo().isEmpty()) {
            return staff;
        }
        LOG.log(
                Level.SEVERE,
                "Keycloak has {0} people of the demonstration, whose password everyone knows; Sigap refuses them. Delete them.",
                staff.demo().size());
        return staff.withoutDemo();
    }

    private static String rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private static Staff readKeycloak() {
        return KeycloakStaff.of(
                        URI.create(Settings.get("OIDC_PROVIDER_URL", "http://localhost:8180/realms/sigap")),
                        Settings.find("SIGAP_KEYCLOAK_URL").map(URI::create),
                        Settings.get("SIGAP_DIRECTORY_CLIENT", "sigap-directory"),
                        Settings.require("SIGAP_DIRECTORY_SECRET"))
                .read();
    }
}
