package id.sigap.agency;

import id.sigap.officedata.Fault;
import id.sigap.officedata.OfficeTable;
import id.sigap.officedata.Register;
import id.sigap.officedata.Registered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The agencies as administrators keep them. One that is in use is never removed: it is made inactive. */
@ApplicationScoped
public class AgencyRegister extends Register {
    private static final List<String> COLUMNS = List.of(
            "code",
            "name",
            "level",
            "reached_by",
            "address",
            "channel",
            "service_code",
            "parent",
            "city",
            "active",
            "certainty");

    /** What refers to an agency, and how an administrator calls it. */
    private static final Map<String, String> USES = new LinkedHashMap<>(Map.of(
            "select count(t) from TopicRow t where t.agency = :code", "topik",
            "select count(f) from Forwarding f where f.agency = :code", "penerusan",
            "select count(c) from Complaint c where c.agency = :code", "aduan",
            "select count(a) from Agency a where a.parent = :code", "instansi di bawahnya"));

    @Inject
    AgencySystems systems;

    @Override
    public String name() {
        return "agencies";
    }

    @Override
    public OfficeTable table() {
        return OfficeTable.AGENCY;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    protected Map<String, String> aliases() {
        return Map.of("agency_code", "code");
    }

    @Override
    protected Map<String, String> defaults() {
        return Map.ofEntries(
                Map.entry("code", ""),
                Map.entry("name", ""),
                Map.entry("level", "kota"),
                Map.entry("reached_by", "in-app"),
                Map.entry("address", ""),
                Map.entry("channel", ""),
                Map.entry("service_code", ""),
                Map.entry("parent", ""),
                Map.entry("city", ""),
                Map.entry("active", "Y"),
                Map.entry("certainty", ""));
    }

    @Override
    protected Map<String, String> normal(Map<String, String> fields) {
        Map<String, String> normal = new LinkedHashMap<>(fields);
        normal.computeIfPresent("code", (column, code) -> code.toUpperCase(Locale.ROOT));
        normal.computeIfPresent("parent", (column, code) -> code.toUpperCase(Locale.ROOT));
        normal.computeIfPresent("reached_by", (column, how) -> how.isBlank() ? "in-app" : how);
        if (normal.getOrDefault("city", "").isBlank()) {
            normal.put("city", AgencyRules.CITY.contains(normal.get("level")) ? "Y" : "N");
        }
        if (!AgencyRules.SYSTEMS.contains(normal.getOrDefault("reached_by", ""))) {
            normal.put("channel", "");
            normal.put("service_code", "");
        }
        normal.computeIfPresent("active", (column, yes) -> yes.isBlank() ? "Y" : yes);
        return normal;
    }

    @Override
    protected List<Fault> check(Map<String, String> fields, Map<String, Map<String, String>> all) {
        List<Fault> faults = new ArrayList<>(AgencyRules.check(fields, all));
        if (faults.isEmpty()) {
            faults.addAll(systems.check(fields));
        }
        return faults;
    }

    @Override
    protected List<Fault> uses(String key) {
        return uses(entities, key);
    }

    private static List<Fault> uses(EntityManager entities, String key) {
        List<String> found = new ArrayList<>();
        USES.forEach((query, what) -> {
            long count = entities.createQuery(query, Long.class)
                    .setParameter("code", key)
                    .getSingleResult();
            if (count > 0) {
                found.add(count + " " + what);
            }
        });
        return found.isEmpty()
                ? List.of()
                : List.of(new Fault(
                        "code",
                        "Instansi " + key + " masih dipakai oleh " + String.join(", ", found)
                                + "; jadikan tidak aktif, jangan dihapus."));
    }

    @Override
    protected Registered create(String key) {
        return new Agency(key);
    }

    @Override
    protected Class<Agency> type() {
        return Agency.class;
    }

    @Override
    protected Object id(String key) {
        return key;
    }

    @Override
    public List<Agency> rows() {
        return entities.createQuery("from Agency a order by a.name", Agency.class)
                .getResultList();
    }
}
