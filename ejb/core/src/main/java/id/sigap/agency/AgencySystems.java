package id.sigap.agency;

import id.sigap.connector.Channel;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.ServicesOutcome;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.officedata.ChangeLog;
import id.sigap.officedata.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The systems of other offices that agencies are reached through: which channel carries there, and which services each has.
 * {@code open311} is a connector that forwards by itself, {@code file} one whose messages a person carries.
 */
@ApplicationScoped
public class AgencySystems {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Channels channels;

    @Inject
    ChangeLog changes;

    @Inject
    BusinessClock clock;

    @Inject
    UnitOfWork work;

    /** Whether an agency reached so is reached through a channel. */
    public static boolean isSystem(String reachedBy) {
        return AgencyRules.SYSTEMS.contains(reachedBy);
    }

    /** What is wrong with the channel and the service of an agency's row. */
    List<Fault> check(Map<String, String> fields) {
        String how = fields.get("reached_by");
        if (!isSystem(how)) {
            return List.of();
        }
        String id = fields.get("channel");
        Optional<Channel> channel = channels.find(id);
        if (channel.isEmpty()) {
            return List.of(new Fault("channel", "Kanal \"" + id + "\" tidak ada; buat kanalnya dahulu."));
        }
        Optional<Channels.Line> line = channels.line(channel.get());
        if (line.isEmpty()) {
            return List.of(new Fault("channel", "Konektor kanal \"" + id + "\" sedang tidak terpasang."));
        }
        if (!carries(how, line.get().connector().describe())) {
            return List.of(new Fault(
                    "channel",
                    "Kanal \"" + id + "\" tidak dapat meneruskan lewat " + how
                            + "; pilih kanal konektor yang sesuai."));
        }
        return how.equals("open311") ? service(id, fields.get("service_code")) : List.of();
    }

    private List<Fault> service(String channel, String code) {
        List<AgencyService> known = services(channel);
        if (known.isEmpty()) {
            return List.of(new Fault(
                    "service_code", "Daftar layanan kanal \"" + channel + "\" belum dimuat; muat dahulu, lalu pilih."));
        }
        return known.stream().anyMatch(one -> one.code().equals(code))
                ? List.of()
                : List.of(new Fault(
                        "service_code",
                        "Layanan \"" + code + "\" tidak ada pada kanal \"" + channel + "\"; pilih dari daftarnya."));
    }

    private static boolean carries(String how, ConnectorDescription connector) {
        return connector.can(Capability.FORWARDS)
                && connector.can(Capability.DELIVERED_BY_PERSON) == how.equals("file");
    }

    /** The way to an agency's system, where it can be used now. */
    public Optional<Channels.Line> line(Agency agency) {
        return agency.channel()
                .filter(id -> isSystem(agency.reachedBy()))
                .flatMap(channels::find)
                .filter(Channel::active)
                .flatMap(channels::line)
                .filter(line -> carries(agency.reachedBy(), line.connector().describe()));
    }

    /** In the order of the other system; empty where none were loaded. */
    public List<AgencyService> services(String channel) {
        return entities.createQuery(
                        "from AgencyService s where s.key.channel = :channel order by s.position", AgencyService.class)
                .setParameter("channel", channel)
                .getResultList();
    }

    /**
     * Asks the other system what it offers and keeps the answer. To be called outside any transaction.
     *
     * @throws Refusal where the channel does not forward, or its system does not answer
     */
    public List<AgencyService> load(String channel, String person) {
        Channels.Line line = channels.line(channel);
        if (!line.connector().describe().can(Capability.FORWARDS)) {
            throw Refusal.conflict("no-services", "Kanal " + line.channel().label() + " tidak meneruskan aduan.");
        }
        ServicesOutcome outcome = line.connector().services(line.context());
        if (outcome instanceof ServicesOutcome.Unavailable trouble) {
            throw Refusal.conflict("services-unavailable", trouble.reason()).with("reason", trouble.code());
        }
        List<ServicesOutcome.Service> offered = ((ServicesOutcome.Listed) outcome).services();
        return work.call(() -> kept(channel, person, offered));
    }

    private List<AgencyService> kept(String channel, String person, List<ServicesOutcome.Service> offered) {
        channels.lock(channel);
        entities.createQuery("delete from AgencyService s where s.key.channel = :channel")
                .setParameter("channel", channel)
                .executeUpdate();
        entities.flush();
        entities.clear();
        Instant now = clock.now();
        int position = 0;
        Set<String> seen = new HashSet<>();
        for (ServicesOutcome.Service one : offered) {
            if (one.code().length() <= 100 && seen.add(one.code())) {
                entities.persist(new AgencyService(channel, one.code(), position++, one.name(), one.group(), now));
            }
        }
        entities.flush();
        changes.record(
                "channel",
                channel,
                "services-loaded",
                person,
                null,
                Map.of("services", String.valueOf(position)),
                null);
        return services(channel);
    }
}
