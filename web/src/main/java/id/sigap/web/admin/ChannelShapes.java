package id.sigap.web.admin;

import id.sigap.connector.Channel;
import id.sigap.connector.ChannelSwitch;
import id.sigap.connector.Channels;
import id.sigap.connector.Connectors;
import id.sigap.connector.Registration;
import id.sigap.connector.Silence;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.Setting;
import id.sigap.foundation.Vault;
import id.sigap.intake.RefusedDeliveries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How channels and connectors are shown to administrators. Of a secret: whether it is stored, and nothing else. */
@ApplicationScoped
public class ChannelShapes {
    @Inject
    Connectors connectors;

    @Inject
    Channels channels;

    @Inject
    ChannelSwitch switches;

    @Inject
    Silence silence;

    @Inject
    RefusedDeliveries refusals;

    @Inject
    Vault vault;

    /**
     * One channel. {@code state} is {@code running, paused, failing, connector-away, connector-waiting}
     * or {@code closed}.
     */
    public record Shape(
            String id,
            String connector,
            String label,
            String state,
            Instant lastEventAt,
            Instant polledAt,
            String lastError,
            HealthShape health,
            long waiting,
            boolean registered,
            Instant closedAt) {}

    /** What the connector said of a channel. {@code state} is {@code UP, DEGRADED} or {@code DOWN}. */
    public record HealthShape(
            String state, String code, LocalizedText message, Instant checkedAt, Instant credentialsExpireAt) {
        static HealthShape of(Health health) {
            return new HealthShape(
                    health.state().name(),
                    health.code(),
                    health.message(),
                    health.checkedAt(),
                    health.credentialsExpireAt().orElse(null));
        }
    }

    /** @param rotating whether the value before it is still valid too */
    public record SecretShape(String name, boolean stored, boolean rotating) {}

    /**
     * One channel with what its page needs.
     *
     * @param settings what was filled in, by name
     * @param silentAfterHours as the administrator said; missing = as its history suggests
     * @param silentAfterMinutes what counts now; missing = nobody is called
     * @param refused what came to its address and was turned away, since this server started
     * @param repeated what came there again, acknowledged and not stored, since this server started
     * @param webhook where its platform delivers; missing where it does not
     * @param connector missing while it is not deployed
     */
    public record One(
            Shape channel,
            long version,
            Map<String, String> settings,
            List<SecretShape> secrets,
            Registration registration,
            Integer silentAfterHours,
            Long silentAfterMinutes,
            long refused,
            long repeated,
            String webhook,
            ConnectorShape connector) {}

    public record OptionShape(String value, LocalizedText label) {}

    /** One field of a channel's page. {@code type} is a word of {@code SettingType}. */
    public record SettingShape(
            String name,
            LocalizedText label,
            LocalizedText help,
            String type,
            String defaultValue,
            List<OptionShape> options,
            boolean required) {}

    /** One connector that is deployed now. */
    public record ConnectorShape(
            String id,
            String name,
            LocalizedText title,
            String version,
            String apiVersion,
            List<String> capabilities,
            List<SettingShape> settings) {}

    Shape shape(Channel channel) {
        return new Shape(
                channel.id(),
                channel.connector(),
                channel.label(),
                state(channel),
                switches.lastEvent(channel.id()).orElse(null),
                channel.polledAt().orElse(null),
                channel.lastError().orElse(null),
                channel.health().map(HealthShape::of).orElse(null),
                switches.waiting(channel.id()),
                channel.registration().complete(),
                channel.closedAt().orElse(null));
    }

    private String state(Channel channel) {
        if (channel.closedAt().isPresent()) {
            return "closed";
        }
        if (!channel.active()) {
            return "paused";
        }
        if (connectors.find(channel.connector()).isEmpty()) {
            return connectors.waits(channel.connector()) ? "connector-waiting" : "connector-away";
        }
        Optional<Health> health = channel.health();
        boolean down =
                health.filter(found -> found.state() == Health.State.DOWN).isPresent();
        // an error that the platform was asked about since, and is well, is over
        boolean over = health.filter(found -> found.state() == Health.State.UP)
                .flatMap(found -> channel.polledAt().filter(found.checkedAt()::isAfter))
                .isPresent();
        return down || channel.lastError().isPresent() && !over ? "failing" : "running";
    }

    One one(Channel channel) {
        Optional<Channels.Line> line = channels.line(channel);
        Optional<ConnectorDescription> description =
                line.map(Channels.Line::connector).map(Connector::describe);
        return new One(
                shape(channel),
                channel.version(),
                channel.settings(),
                description.map(found -> secrets(channel, found)).orElse(List.of()),
                channel.registration(),
                channel.silentAfterHours().orElse(null),
                description
                        .flatMap(found -> silence.limit(channel, found))
                        .map(Duration::toMinutes)
                        .orElse(null),
                refusals.of(channel.id()),
                refusals.repeatedOf(channel.id()),
                line.filter(found -> found.connector().describe().can(Capability.RECEIVES_WEBHOOKS))
                        .flatMap(found -> found.context().webhook())
                        .map(Object::toString)
                        .orElse(null),
                description.map(ChannelShapes::connector).orElse(null));
    }

    private List<SecretShape> secrets(Channel channel, ConnectorDescription description) {
        Map<String, List<String>> stored = channel.secrets(vault.intakeKey());
        return description.settings().stream()
                .filter(setting -> setting.type().isSecret())
                .map(Setting::name)
                .map(name -> {
                    int values = stored.getOrDefault(name, List.of()).size();
                    return new SecretShape(name, values > 0, values > 1);
                })
                .toList();
    }

    List<ConnectorShape> connectors() {
        return connectors.all().values().stream()
                .map(Connector::describe)
                .map(ChannelShapes::connector)
                .toList();
    }

    private static ConnectorShape connector(ConnectorDescription description) {
        return new ConnectorShape(
                description.id(),
                description.name().id(),
                description.name(),
                description.version(),
                description.apiVersion(),
                description.capabilities().stream().map(Enum::name).sorted().toList(),
                description.settings().stream().map(ChannelShapes::setting).toList());
    }

    private static SettingShape setting(Setting setting) {
        return new SettingShape(
                setting.name(),
                setting.label(),
                setting.help(),
                setting.type().name(),
                setting.defaultValue(),
                setting.options().stream()
                        .map(option -> new OptionShape(option.value(), option.label()))
                        .toList(),
                setting.required());
    }
}
