package id.sigap.connector.tck;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.Office;
import id.sigap.connector.api.Secret;
import id.sigap.connector.api.Secrets;
import id.sigap.connector.api.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes channels for tests: settings with the declared defaults, secrets in memory, a clock that stands still. */
public final class TestChannel {

    /** What the clock of a test channel shows unless told otherwise. */
    public static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** Its own: a connector may remember what the platform told of a channel. */
    private final String id = "kanal-uji-" + NUMBERS.incrementAndGet();

    private final Connector connector;
    private final Map<String, String> settings = new TreeMap<>();
    private final MemorySecrets secrets = new MemorySecrets();
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    private TestChannel(Connector connector) {
        this.connector = connector;
    }

    /** A channel of this connector. */
    public static TestChannel of(Connector connector) {
        return new TestChannel(connector);
    }

    /** With a filled-in setting. */
    public TestChannel setting(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** With a secret; called again, the later value is the newer one. */
    public TestChannel secret(String name, String value) {
        secrets.add(name, value);
        return this;
    }

    /** With another clock. */
    public TestChannel clock(Clock other) {
        clock = other;
        return this;
    }

    /** The secrets, which remember what was asked of them. */
    public MemorySecrets secrets() {
        return secrets;
    }

    /** The channel as it is now. */
    public ChannelContext open() {
        return new ChannelContext(
                id,
                Settings.of(connector.describe(), settings),
                secrets,
                clock,
                new Office("Pemerintah Kota Contoh", Optional.of(URI.create("https://sigap.contoh.go.id"))),
                Optional.of(URI.create("https://sigap.contoh.go.id/api/channels/kanal-uji/webhook")));
    }

    /** Secrets in memory. */
    public static final class MemorySecrets implements Secrets {

        private final Map<String, List<Secret>> byName = new TreeMap<>();
        private final Set<String> asked = new LinkedHashSet<>();

        private MemorySecrets() {}

        private synchronized void add(String name, String value) {
            byName.computeIfAbsent(name, n -> new ArrayList<>()).add(0, Secret.of(value));
        }

        @Override
        public synchronized List<Secret> all(String name) {
            asked.add(name);
            return List.copyOf(byName.getOrDefault(name, List.of()));
        }

        @Override
        public synchronized void replace(String name, Secret value) {
            asked.add(name);
            byName.put(name, new ArrayList<>(List.of(value)));
        }

        /** Every name that was asked for. */
        public synchronized Set<String> asked() {
            return Set.copyOf(asked);
        }

        /** Every value, in clear. */
        public synchronized List<String> revealed() {
            return byName.values().stream()
                    .flatMap(List::stream)
                    .map(Secret::reveal)
                    .toList();
        }
    }
}
