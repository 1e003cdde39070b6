package id.sigap.demo.citizens;

import id.sigap.standin.StandIn;
import java.util.List;
import java.util.function.Consumer;

/** All platforms of the demonstration, their channels in Sigap, and the page. */
public final class Citizens implements AutoCloseable {
    private final List<Played> platforms;
    private final CitizenPage page;

    private Citizens(List<Played> platforms, CitizenPage page) {
        this.platforms = platforms;
        this.page = page;
    }

    /** Starts the platforms and the page; nobody in Sigap knows of them yet. */
    public static Citizens start(int port) {
        return start(
                port,
                List.of(
                        new PlayedX(),
                        new PlayedMeta(),
                        new PlayedWhatsApp(),
                        new PlayedTelegram(),
                        new PlayedYouTube()));
    }

    static Citizens start(int port, List<Played> platforms) {
        platforms.forEach(Played::start);
        return new Citizens(
                platforms,
                new CitizenPage(
                        port,
                        platforms.stream().flatMap(p -> p.corners().stream()).toList()));
    }

    /**
     * Opens the channels.
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
                    channels.open(plan)
                            .ifPresentOrElse(
                                    webhook -> platform.opened(plan, webhook),
                                    () -> told.accept(plan.label() + ": its connector is not deployed."));
                } catch (IllegalStateException e) {
                    told.accept(plan.label() + ": " + e.getMessage());
                }
            }
        }
    }

    /** Every place where citizens meet the office. */
    public List<Corner> corners() {
        return platforms.stream().flatMap(p -> p.corners().stream()).toList();
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
