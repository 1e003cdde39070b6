package id.sigap.wording;

import id.sigap.complaint.Complaint;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.foundation.Offices;
import id.sigap.foundation.Settings;
import id.sigap.foundation.Vault;
import id.sigap.wording.Letter.Piece;
import id.sigap.wording.template.Placeholder;
import id.sigap.wording.template.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Released templates: the only texts that reach a citizen without a person's approval. They are filled from a closed list of
 * typed placeholders, and filled again and compared when they are dispatched.
 */
@ApplicationScoped
public class Templates {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Offices offices;

    @Inject
    Vault vault;

    /** A template filled for one recipient. */
    public record Filled(String code, int version, Letter letter) {}

    public List<TemplateRow> released() {
        return entities.createQuery(
                        "from TemplateRow t where t.releasedBy is not null and t.key.version = (select max(n.key.version) from TemplateRow n where n.key.code = t.key.code and n.releasedBy is not null) order by t.key.code",
                        TemplateRow.class)
                .getResultList();
    }

    public void add(TemplateRow template) {
        entities.persist(template);
    }

    /** Fills the newest released version; empty where the office released none. */
    public Optional<Filled> fill(
            String code, Complaint complaint, Channels.Line line, String target, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(standard(complaint, target.equals("public")));
        values.putAll(more);
        boolean subject = line.connector().describe().can(Capability.CARRIES_SUBJECT);
        return newest(code)
                .map(template -> new Filled(
                        code,
                        template.version(),
                        letter(template, line.channel().id(), target, subject, values)));
    }

    /** @param everybody whether everybody will read it: then the link has no code, which is the citizen's alone */
    private Map<String, String> standard(Complaint complaint, boolean everybody) {
        String name = complaint.reporter(complaint.key(vault)).name();
        Instant due = complaint.dueAt().orElse(complaint.receivedAt().plus(Duration.ofHours(24)));
        return Map.of(
                Placeholder.TICKET.key(), complaint.ticket(),
                Placeholder.OFFICE.key(), offices.name(),
                Placeholder.CITIZEN.key(), Placeholder.citizen(name == null ? "" : name),
                Placeholder.DUE.key(), Placeholder.due(due, offices.zone(), offices.zoneName()),
                Placeholder.EMERGENCY_PHONE.key(),
                        Settings.get("SIGAP_EMERGENCY_PHONE", "112, 110 (polisi), 119 (ambulans)"),
                Placeholder.TRACKING_LINK.key(),
                        Settings.publicUrl() + "/lacak/" + complaint.ticket()
                                + (everybody ? "" : "?code=" + vault.trackingCode(complaint.ticket())));
    }

    private Optional<TemplateRow> newest(String code) {
        return entities.createQuery(
                        "from TemplateRow t where t.key.code = :code and t.releasedBy is not null order by t.key.version desc",
                        TemplateRow.class)
                .setParameter("code", code)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private static Letter letter(
            TemplateRow template, String channel, String target, boolean subject, Map<String, String> values) {
        Template parsed = new Template(template.code(), template.kind(), template.label(), template.body());
        Map<String, String> used = new HashMap<>();
        parsed.placeholders().forEach(gap -> used.put(gap.key(), values.get(gap.key())));
        used.put(Placeholder.TICKET.key(), values.get(Placeholder.TICKET.key()));
        List<Piece> parts = new ArrayList<>();
        if (subject) {
            parts.add(new Piece("subject", template.label() + " [#" + values.get(Placeholder.TICKET.key()) + "]"));
        }
        parts.add(new Piece("body", parsed.render(used)));
        return new Letter(channel, target, parts, used);
    }

    /** True where this version is released and filling it again gives exactly these parts. */
    public boolean rendersAs(String code, int version, Letter letter) {
        TemplateRow template = entities.find(TemplateRow.class, new TemplateRow.Key(code, version));
        if (template == null || !template.released()) {
            return false;
        }
        boolean subject = letter.parts().stream().anyMatch(piece -> piece.role().equals("subject"));
        return letter(template, letter.channel(), letter.target(), subject, letter.values())
                .sha256()
                .equals(letter.sha256());
    }
}
