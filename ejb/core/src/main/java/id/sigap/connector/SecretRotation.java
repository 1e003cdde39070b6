package id.sigap.connector;

import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.officedata.ChangeLog;
import id.sigap.officedata.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces the secrets of a channel that is running. The new value counts from the next call on; the one before it stays
 * valid beside it, for a platform that still signs with it, until somebody ends the rotation.
 */
@ApplicationScoped
public class SecretRotation {
    @Inject
    Accounts accounts;

    @Inject
    ChannelSwitch switches;

    @Inject
    ChangeLog changes;

    @Inject
    Vault vault;

    @Inject
    UnitOfWork work;

    /**
     * Stores a new value.
     *
     * @param value what the platform gave; null or blank for a token that Sigap is to make
     * @return the token that was made, to be shown this once; empty for another secret
     */
    public Optional<String> replace(String person, String id, String name, String value) {
        Setting setting = secret(id, name);
        boolean given = value != null && !value.isBlank();
        boolean made = !given && setting.type() == SettingType.TOKEN;
        if (!given && !made) {
            Fault.requireNone(List.of(new Fault("secrets." + name, "Isi nilai yang baru dari platformnya.")));
        }
        String fresh = made ? Tokens.make() : value.strip();
        Fault.requireNone(AccountAsk.secretFaults(describe(id), name, fresh));
        CaseKey key = vault.intakeKey();
        work.run(() -> {
            Channel channel = switches.lock(id);
            List<String> before = channel.secrets(key).getOrDefault(name, List.of());
            if (!before.isEmpty() && before.get(0).equals(fresh)) {
                return;
            }
            channel.replaceSecret(key, name, fresh);
            channel.touched();
            switches.tryAtOnce(id);
            changes.record("channel", id, "secret-changed", person, null, Map.of("secret", name), null);
        });
        return made ? Optional.of(fresh) : Optional.empty();
    }

    /** Only the newest value stays valid. */
    public void end(String person, String id, String name) {
        secret(id, name);
        CaseKey key = vault.intakeKey();
        work.run(() -> {
            Channel channel = switches.lock(id);
            if (!channel.dropOldSecret(key, name)) {
                throw Refusal.conflict("no-rotation", "Rahasia ini tidak punya nilai lama yang masih berlaku.");
            }
            channel.touched();
            changes.record("channel", id, "rotation-ended", person, null, Map.of("secret", name), null);
        });
    }

    private Setting secret(String id, String name) {
        return describe(id)
                .setting(name)
                .filter(setting -> setting.type().isSecret())
                .orElseThrow(() -> Refusal.notFound("Kanal " + id + " tidak punya rahasia \"" + name + "\"."));
    }

    private ConnectorDescription describe(String id) {
        return accounts.describe(accounts.known(id).connector());
    }
}
