package id.sigap.connector;

import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.MissingSettingException;
import id.sigap.connector.api.Office;
import id.sigap.connector.api.Secret;
import id.sigap.connector.api.Secrets;
import id.sigap.connector.api.Settings;
import id.sigap.connector.guard.GuardedConnector;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Offices;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The channels of the office, and what a connector is told of one. */
@ApplicationScoped
public class Channels {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Connectors connectors;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    @Inject
    Offices offices;

    @Inject
    UnitOfWork work;

    /** How often a platform exchanged a channel's secret here: what was read before one of these is no longer believed. */
    private final Map<String, Integer> exchanges = new ConcurrentHashMap<>();

    /** A channel with its connector, ready to be called outside any transaction. */
    public record Line(Channel channel, Connector connector, ChannelContext context) {}

    public List<Channel> all() {
        return entities.createQuery("from Channel c order by c.id", Channel.class)
                .getResultList();
    }

    public Optional<Channel> find(String id) {
        return Optional.ofNullable(entities.find(Channel.class, id));
    }

    public Channel lock(String id) {
        return entities.find(Channel.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The office's public form, where citizens write themselves; none while it is paused, though another channel could. */
    public Optional<Line> publicForm() {
        return eldest(connector ->
                        connector.can(Capability.RECEIVES_FORMS) && !connector.can(Capability.DELIVERED_BY_PERSON))
                .filter(line -> line.channel().active());
    }

    /** Where staff enter what a citizen told them. */
    public Optional<Line> staffEntry() {
        return eldest(connector ->
                        connector.can(Capability.RECEIVES_FORMS) && connector.can(Capability.DELIVERED_BY_PERSON))
                .filter(line -> line.channel().active());
    }

    /** The eldest active channel that reaches anybody who has a mail address: a new one changes no sender. */
    public Optional<Line> mail() {
        return fitting(connector -> connector.can(Capability.REACHES_MAIL_ADDRESSES))
                .filter(line -> line.channel().active())
                .findFirst();
    }

    /** Whether an active channel's connector is not deployed now: nobody can say what that channel could do. */
    public boolean anyAway() {
        return all().stream()
                .filter(Channel::active)
                .anyMatch(channel -> connectors.find(channel.connector()).isEmpty());
    }

    private Optional<Line> eldest(Predicate<ConnectorDescription> what) {
        return fitting(what).findFirst();
    }

    /** Those that are not closed, in order: of the application's own connectors first, then as they were opened. */
    private Stream<Line> fitting(Predicate<ConnectorDescription> what) {
        return all().stream()
                .filter(channel -> channel.closedAt().isEmpty())
                .sorted(Comparator.comparing((Channel channel) -> !connectors.builtIn(channel.connector()))
                        .thenComparing(channel -> channel.openedAt().orElse(Instant.EPOCH))
                        .thenComparing(Channel::id))
                .filter(channel -> connectors
                        .find(channel.connector())
                        .filter(connector -> what.test(connector.describe()))
                        .isPresent())
                .flatMap(channel -> line(channel).stream());
    }

    public void add(Channel channel) {
        entities.persist(channel);
    }

    /** @throws Refusal where the channel is unknown or its connector is not deployed */
    public Line line(String channelId) {
        Channel channel = work.call(() -> find(channelId))
                .orElseThrow(() -> Refusal.notFound("Kanal " + channelId + " tidak ada."));
        return line(channel)
                .orElseThrow(() -> Refusal.of(
                        Refusal.Kind.UNAVAILABLE,
                        "connector-away",
                        "Konektor \"" + channel.connector() + "\" untuk kanal " + channelId
                                + " sedang tidak terpasang."));
    }

    public Optional<Line> line(Channel channel) {
        return connectors
                .find(channel.connector())
                .map(connector -> new Line(channel, connector, context(channel, connector)));
    }

    private ChannelContext context(Channel channel, Connector connector) {
        InstantSource source = clock::now;
        return new ChannelContext(
                channel.id(),
                Settings.of(connector.describe(), channel.settings()),
                new SealedSecrets(channel, connector),
                source.withZone(offices.zone()),
                new Office(offices.name(), Optional.of(URI.create(id.sigap.foundation.Settings.publicUrl()))),
                Optional.of(URI.create(
                        id.sigap.foundation.Settings.publicUrl() + "/api/channels/" + channel.id() + "/webhook")));
    }

    /** Opened when first asked for, and again wherever a platform exchanged one since, be it for another thread. */
    private final class SealedSecrets implements Secrets {
        private final String channelId;
        private final Connector connector;
        private final Function<CaseKey, Map<String, List<String>>> sealed;
        private Map<String, List<String>> values;
        private int exchangesSeen;

        SealedSecrets(Channel channel, Connector connector) {
            this.channelId = channel.id();
            this.sealed = channel.secrets();
            this.connector = connector;
        }

        /** @throws MissingSettingException where the connector never said that it needs this one */
        private void requireDeclared(String name) {
            if (connector
                    .describe()
                    .setting(name)
                    .filter(setting -> setting.type().isSecret())
                    .isEmpty()) {
                if (connector instanceof GuardedConnector guarded) {
                    guarded.undeclared(name);
                }
                throw new MissingSettingException(name);
            }
        }

        @Override
        public List<Secret> all(String name) {
            requireDeclared(name);
            return current().getOrDefault(name, List.of()).stream()
                    .map(Secret::of)
                    .toList();
        }

        private synchronized Map<String, List<String>> current() {
            int now = exchanges.getOrDefault(channelId, 0);
            if (now != exchangesSeen) {
                CaseKey key = vault.intakeKey();
                values = work.call(
                        () -> Channels.this.find(channelId).orElseThrow().secrets(key));
                exchangesSeen = now;
            } else if (values == null) {
                values = sealed.apply(vault.intakeKey());
            }
            return values;
        }

        @Override
        public void replace(String name, Secret value) {
            requireDeclared(name);
            CaseKey key = vault.intakeKey();
            work.run(() -> lock(channelId).exchangeSecret(key, name, value.reveal()));
            exchanges.merge(channelId, 1, Integer::sum);
        }

        @Override
        public String toString() {
            return "Secrets of " + channelId;
        }
    }
}
