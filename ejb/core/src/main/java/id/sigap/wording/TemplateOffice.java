package id.sigap.wording;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.officedata.ChangeLog;
import id.sigap.officedata.Fault;
import id.sigap.wording.template.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes and releases templates. A version is never changed: whoever wants another text writes the next one, and an approver
 * who is not its author releases it; from then on it is what citizens get. Each act expects to run inside one unit of work.
 */
@ApplicationScoped
public class TemplateOffice {
    private static final String KIND = "template";

    @PersistenceContext
    EntityManager entities;

    @Inject
    ChangeLog changes;

    @Inject
    BusinessClock clock;

    /** All versions of all templates, the newest version of each first. */
    public List<TemplateRow> all() {
        return entities.createQuery("from TemplateRow t order by t.key.code, t.key.version desc", TemplateRow.class)
                .getResultList();
    }

    public List<TemplateRow> versions(String code) {
        return entities.createQuery(
                        "from TemplateRow t where t.key.code = :code order by t.key.version desc", TemplateRow.class)
                .setParameter("code", code)
                .getResultList();
    }

    /**
     * Writes the next version, or the first one of a new template.
     *
     * @param ifVersion the newest version that the person saw; 0 for a new template
     */
    public TemplateRow write(String person, Long ifVersion, String code, String kind, String label, String body) {
        List<TemplateRow> before = versions(code);
        int newest = before.isEmpty() ? 0 : before.get(0).version();
        if (ifVersion == null) {
            throw Refusal.of(
                    Refusal.Kind.CHALLENGE,
                    "if-match-expected",
                    "Sebutkan versi terbaru yang Anda lihat di kepala If-Match; 0 untuk templat baru.");
        }
        if (newest != ifVersion) {
            throw Refusal.of(
                    Refusal.Kind.STALE,
                    "stale-version",
                    "Templat " + code + " sudah punya versi " + newest
                            + " sejak Anda membukanya. Muat ulang, lalu coba lagi.");
        }
        String like = before.isEmpty() ? kind : before.get(0).kind();
        Fault.requireNone(TemplateRules.check(code, like, label, body));
        TemplateRow row = new TemplateRow(code, newest + 1, like, label.strip(), body.strip(), person, clock.now());
        entities.persist(row);
        entities.flush();
        changes.record(KIND, code, "written", person, before.isEmpty() ? null : words(before.get(0)), words(row), null);
        return row;
    }

    /** Makes a version the one that is sent; refused to its author. */
    public TemplateRow release(String person, String code, int version) {
        TemplateRow row = open(code, version);
        if (row.author().equals(person)) {
            throw Refusal.notAllowed("Versi ini Anda tulis sendiri; pemberi persetujuan lain yang merilisnya.");
        }
        Fault.requireNone(TemplateRules.check(code, row.kind(), row.label(), row.body()));
        List<TemplateRow> versions = versions(code);
        versions.stream()
                .filter(other -> other.released() && other.version() > version)
                .findFirst()
                .ifPresent(other -> {
                    throw Refusal.conflict(
                            "older", "Versi " + other.version() + " yang lebih baru sudah dirilis; tulis versi baru.");
                });
        Map<String, Object> before = versions.stream()
                .filter(TemplateRow::released)
                .findFirst()
                .map(TemplateOffice::words)
                .orElse(null);
        row.release(person, clock.now());
        changes.record(KIND, code, "released", person, before, words(row), null);
        return row;
    }

    /** Nobody will release this version. */
    public TemplateRow discard(String person, String code, int version, String reason) {
        String why = ChangeLog.requireReason(reason);
        TemplateRow row = open(code, version);
        row.discard(person);
        changes.record(KIND, code, "discarded", person, words(row), null, why);
        return row;
    }

    private TemplateRow open(String code, int version) {
        TemplateRow row =
                entities.find(TemplateRow.class, new TemplateRow.Key(code, version), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw Refusal.notFound("Templat " + code + " versi " + version + " tidak ada.");
        }
        if (row.released()) {
            throw Refusal.conflict("released", "Templat " + code + " versi " + version + " sudah dirilis.");
        }
        if (row.discarded()) {
            throw Refusal.conflict("discarded", "Templat " + code + " versi " + version + " sudah dibuang.");
        }
        return row;
    }

    private static Map<String, Object> words(TemplateRow row) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("version", String.valueOf(row.version()));
        words.put("label", row.label());
        words.put("body", row.body());
        return words;
    }

    /** How a text would reach somebody, with made-up values in its gaps. */
    public String preview(String code, String kind, String label, String body) {
        Fault.requireNone(TemplateRules.check(code, kind, label, body));
        return new Template(code, kind, label, body).render(TemplateRules.EXAMPLE);
    }
}
