package id.sigap.connector;

import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.officedata.ChangeLog;
import id.sigap.officedata.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Opens, changes and closes channels. What is filled in is checked against what the connector declares, every act is logged
 * with before and after, and of a secret nothing but its name. The acts begin their own unit of work, since names of hosts
 * are looked up before it; what the platform has to learn of them is told it afterwards, by {@link Probes}.
 */
@ApplicationScoped
public class Accounts {
    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,40}");

    @PersistenceContext
    EntityManager entities;

    @Inject
    Connectors connectors;

    @Inject
    Channels channels;

    @Inject
    ChannelSwitch switches;

    @Inject
    ChangeLog changes;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    @Inject
    UnitOfWork work;

    /**
     * A channel that was opened.
     *
     * @param made tokens that Sigap made for it, by name, to be shown this once
     */
    public record Opened(String id, Map<String, String> made) {
        /** Shows no token. */
        @Override
        public String toString() {
            return "Opened[" + id + ", " + made.keySet() + "]";
        }
    }

    /**
     * Opens a channel; it runs at once.
     *
     * @param id lower-case letters and digits, never changed afterwards; null or blank = made from the connector's
     */
    public Opened open(String person, String id, String connector, AccountAsk given) {
        if (connector == null || connector.isBlank()) {
            Fault.requireNone(List.of(new Fault("connector", "Pilih konektor yang terpasang.")));
        }
        ConnectorDescription description = describe(connector);
        Map<String, String> made = new TreeMap<>();
        for (Setting setting : description.settings()) {
            if (setting.type() == SettingType.TOKEN && !given.secrets().containsKey(setting.name())) {
                made.put(setting.name(), Tokens.make());
            }
        }
        AccountAsk ask = given.and(made);
        List<Fault> faults = new ArrayList<>(ask.faults(description, Set.of()));
        if (id != null && !id.isBlank() && !ID.matcher(id).matches()) {
            faults.add(0, new Fault("id", "Hanya huruf kecil dan angka, paling panjang 40, misalnya instagram2."));
        }
        Fault.requireNone(faults);
        CaseKey key = vault.intakeKey();
        return work.call(() -> {
            String chosen = id == null || id.isBlank() ? free(connector) : id;
            if (channels.find(chosen).isPresent()) {
                throw Refusal.conflict("exists", "Kanal \"" + chosen + "\" sudah ada; pilih kode lain.");
            }
            Channel channel = new Channel(chosen, connector, ask.label(), ask.settings());
            channel.change(ask.label(), ask.settings(), ask.registration(), ask.silentAfterHours());
            channel.open(clock.now());
            ask.secrets().forEach((name, value) -> channel.replaceSecret(key, name, value));
            channels.add(channel);
            Map<String, Object> after = state(channel);
            after.put("secrets", String.join(", ", new TreeMap<>(ask.secrets()).keySet()));
            changes.record("channel", chosen, "opened", person, null, after, null);
            return new Opened(chosen, Map.copyOf(made));
        });
    }

    private String free(String connector) {
        String base = connector.replaceAll("[^a-z0-9]", "");
        String id = base;
        for (int number = 2; channels.find(id).isPresent(); number++) {
            id = base + number;
        }
        return id;
    }

    /**
     * Changes a channel. Secrets that are not given stay, but never where it is told to call another server: whoever changes
     * that has to know those that the channel needs, and the others (the account's access token, which the connector got by
     * itself, say) are forgotten.
     *
     * @param ifVersion the version that the person saw
     * @return whether anything changed
     */
    public boolean change(String person, String id, Long ifVersion, AccountAsk ask) {
        Channel seen = known(id);
        ConnectorDescription description = describe(seen.connector());
        Fault.requireNone(
                ask.faults(description, seen.secrets(vault.intakeKey()).keySet()));
        return work.call(() -> {
            Channel channel = switches.lock(id);
            requireVersion(channel, ifVersion);
            Map<String, Object> before = state(channel);
            if (before.equals(state(ask, channel.connector())) && ask.secrets().isEmpty()) {
                return false;
            }
            CaseKey key = vault.intakeKey();
            boolean elsewhere = Destinations.differ(description, channel.settings(), ask.settings());
            Set<String> forgotten =
                    elsewhere ? spare(description, channel.secrets(key).keySet(), ask) : Set.of();
            channel.change(ask.label(), ask.settings(), ask.registration(), ask.silentAfterHours());
            ask.secrets().forEach((name, value) -> {
                if (elsewhere) {
                    channel.exchangeSecret(key, name, value);
                } else {
                    channel.replaceSecret(key, name, value);
                }
            });
            forgotten.forEach(name -> channel.forgetSecret(key, name));
            switches.tryAtOnce(id);
            Map<String, Object> after = state(channel);
            if (!ask.secrets().isEmpty()) {
                after.put("secrets", String.join(", ", new TreeMap<>(ask.secrets()).keySet()));
            }
            if (!forgotten.isEmpty()) {
                after.put("secretsForgotten", String.join(", ", forgotten));
            }
            changes.record("channel", id, "changed", person, before, after, null);
            return true;
        });
    }

    /**
     * What is stored, not given again and not needed.
     *
     * @throws Refusal where something that is needed was not given again
     */
    private static Set<String> spare(ConnectorDescription description, Set<String> stored, AccountAsk ask) {
        Map<String, String> forgotten = new TreeMap<>();
        stored.forEach(name -> forgotten.put(name, name));
        forgotten.keySet().removeAll(ask.secrets().keySet());
        List<Fault> faults = new ArrayList<>();
        for (Setting setting : description.settings()) {
            if (setting.required() && forgotten.remove(setting.name()) != null) {
                faults.add(new Fault("secrets." + setting.name(), "Isi lagi: alamat servernya berubah."));
            } else {
                forgotten.computeIfPresent(
                        setting.name(), (name, any) -> setting.label().id());
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(
                            Refusal.Kind.INVALID,
                            "secrets-needed",
                            "Alamat server kanal ini berubah. Isi lagi rahasianya, agar yang tersimpan tidak terkirim ke server lain."
                                    + (forgotten.isEmpty()
                                            ? ""
                                            : " Yang boleh kosong dan tidak diisi lagi dilupakan: "
                                                    + String.join(", ", forgotten.values()) + "."))
                    .with("faults", faults);
        }
        return forgotten.keySet();
    }

    private static void requireVersion(Channel channel, Long ifVersion) {
        if (ifVersion == null) {
            throw Refusal.of(
                    Refusal.Kind.CHALLENGE,
                    "if-match-expected",
                    "Sebutkan versi yang Anda lihat di kepala If-Match, agar perubahan orang lain tidak tertimpa.");
        }
        if (channel.version() != ifVersion) {
            throw Refusal.of(
                    Refusal.Kind.STALE,
                    "stale-version",
                    "Kanal " + channel.label()
                            + " sudah diubah orang lain sejak Anda membukanya. Muat ulang, lalu coba lagi.");
        }
    }

    /**
     * Closes a channel for good. Refused while something waits on it: messages to go out, to be worked off or to be fetched,
     * cases that are open, whose answers would have no way, or cases that an agency has by it.
     */
    public void close(String person, String id, String reason) {
        String why = ChangeLog.requireReason(reason);
        work.run(() -> {
            Channel channel = switches.lock(id);
            nothingWaits(channel);
            Map<String, Object> before = state(channel);
            channel.close(clock.now());
            changes.record("channel", id, "closed", person, before, null, why);
        });
    }

    private void nothingWaits(Channel channel) {
        long out = switches.waiting(channel.id());
        long in = count("select count(d) from Delivery d where d.channelId = :id and d.state = 'new'", channel);
        long open = count("select count(c) from Complaint c where c.channelId = :id and c.closedAt is null", channel);
        long files =
                count("select count(f) from RemoteFile f where f.channelId = :id and f.state = 'waiting'", channel);
        long away = count(
                "select count(f) from Forwarding f where f.state = 'open' and exists (select 1 from OutboxRow o where o.channelId = :id and o.kind = 'agency' and o.complaintId = f.complaintId and (o.id = f.outboxId or f.outboxId is null and o.createdAt >= f.sentAt))",
                channel);
        if (out + in + open + files + away > 0) {
            throw Refusal.conflict(
                            "channel-in-use",
                            "Kanal " + channel.label() + " belum dapat ditutup: " + out + " pesan menunggu dikirim, "
                                    + in
                                    + " kiriman menunggu diolah, " + open
                                    + " aduan masih terbuka, " + files + " isi kiriman menunggu diambil, " + away
                                    + " penerusan menunggu jawaban instansi. Selesaikan dahulu, atau jeda kanalnya.")
                    .with("waiting", out)
                    .with("open", open);
        }
    }

    private long count(String query, Channel channel) {
        return entities.createQuery(query, Long.class)
                .setParameter("id", channel.id())
                .getSingleResult();
    }

    /** @throws Refusal where it is unknown */
    Channel known(String id) {
        return work.call(() -> channels.find(id)).orElseThrow(() -> Refusal.notFound("Kanal " + id + " tidak ada."));
    }

    /** @throws Refusal where the connector is not deployed */
    ConnectorDescription describe(String connector) {
        return connectors
                .find(connector)
                .orElseThrow(() -> Refusal.of(
                        Refusal.Kind.UNAVAILABLE,
                        "connector-away",
                        "Konektor \"" + connector + "\" sedang tidak terpasang."))
                .describe();
    }

    /** For the change log; no secret is in it. */
    private static Map<String, Object> state(Channel channel) {
        return state(
                new AccountAsk(
                        channel.label(),
                        channel.settings(),
                        Map.of(),
                        channel.registration(),
                        channel.silentAfterHours().orElse(null)),
                channel.connector());
    }

    private static Map<String, Object> state(AccountAsk ask, String connector) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("label", ask.label());
        state.put("connector", connector);
        new TreeMap<>(ask.settings()).forEach((name, value) -> state.put("settings." + name, value));
        ask.registration().fields().forEach((name, value) -> state.put("registration." + name, value));
        if (ask.silentAfterHours() != null) {
            state.put("silentAfterHours", String.valueOf(ask.silentAfterHours()));
        }
        return state;
    }
}
