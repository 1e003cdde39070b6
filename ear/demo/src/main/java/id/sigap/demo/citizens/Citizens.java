package id.sigap.demo.citizens;

import id.sigap.standin.StandIn;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All platforms of the demonstration, their channels in Sigap, and the page. */
public final class Citizens implements AutoCloseable {
    private final List<Played> platforms;
    private final CitizenPage page;
    private final Set<Played> connected = ConcurrentHashMap.newKeySet();

    private Citizens(List<Played> platforms, CitizenPage page) {
        this.platforms = platforms;
        this.page = page;
    }

    /** Starts the platforms and the page, on any ports that are free; nobody in Sigap knows of them yet. */
    public static Citizens start() {
        return start(0, 0);
    }

    /**
     * The same on these ports.
     *
     * @param mastodon of Mastodon, whose channel somebody may have opened by hand in an earlier run
     */
    public static Citizens start(int page, int mastodon) {
        return start(
                page,
                List.of(
                        new PlayedX(),
                        new PlayedMeta(),
                        new PlayedWhatsApp(),
                        new PlayedTelegram(),
                        new PlayedYouTube(),
                        new PlayedMastodon(mastodon)));
    }

    private static Citizens start(int page, List<Played> citizens) {
        PlayedAgencies agencies = new PlayedAgencies();
        List<Played> platforms =
                Stream.concat(citizens.stream(), Stream.of(agencies)).toList();
        platforms.forEach(Played::start);
        return new Citizens(
                platforms,
                new CitizenPage(
                        page,
                        platforms.stream().flatMap(p -> p.corners().stream()).toList(),
                        new AgencyDesk(agencies.platform())));
    }

    /**
     * Opens the channels. Of a platform whose connector has to be dropped in there is none while it is missing, and nothing is told;
     * one that somebody opened there by hand is left as it is.
     *
     * @param application address of Sigap
     * @param realm address of Keycloak's realm
     * @param administrator who opens them
     * @param told hears in a sentence of each channel that could not be opened
     */
    public void connect(
            String application, String realm, String administrator, String password, Consumer<String> told) {
        SigapChannels channels = new SigapChannels(application, realm, administrator, password);
        for (Played platform : platforms) {
            for (ChannelPlan plan : platform.channels()) {
                try {
                    connect(platform, plan, channels, told);
                } catch (IllegalStateException e) {
                    told.accept(plan.label() + ": " + e.getMessage());
                }
            }
            for (AgencyPlan agency : connected.contains(platform) ? platform.agencies() : List.<AgencyPlan>of()) {
                try {
                    channels.reach(agency);
                } catch (IllegalStateException e) {
                    told.accept(agency.name() + ": " + e.getMessage());
                }
            }
        }
    }

    private void connect(Played platform, ChannelPlan plan, SigapChannels channels, Consumer<String> told) {
        Optional<URI> webhook = platform.isShipped() ? channels.open(plan) : channels.openUnlessOpened(plan);
        webhook.ifPresentOrElse(
                address -> {
                    platform.opened(plan, address);
                    connected.add(platform);
                },
                () -> {
                    if (platform.isShipped()) {
                        told.accept(plan.label() + ": its connector is not deployed.");
                    }
                });
    }

    /** Every place where citizens meet the office on a platform that is connected. */
    public List<Corner> corners() {
        return platforms.stream()
                .filter(connected::contains)
                .flatMap(p -> p.corners().stream())
                .toList();
    }

    /** The channels of all platforms. */
    public List<ChannelPlan> channels() {
        return platforms.stream().flatMap(p -> p.channels().stream()).toList();
    }

    /** The platform that serves channels of this connector. */
    public StandIn platform(String connector) {
        return platforms.stream()
                .filter(played -> played.channels().stream()
                        .anyMatch(plan -> plan.connector().equals(connector)))
                .findFirst()
                .orElseThrow()
                .platform();
    }

    /** Every platform may be called as often as at the start. */
    public void renewLimits() {
        platforms.forEach(Played::renewLimits);
    }

    /** The page's address. */
    public String address() {
        return "http://localhost:" + page.port() + "/";
    }

    @Override
    public void close() {
        page.close();
        platforms.forEach(Played::close);
    }
}
