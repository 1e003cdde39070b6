package id.sigap.triage;

import id.sigap.agency.Agencies;
import id.sigap.agency.Agency;
import id.sigap.foundation.DataPack;
import id.sigap.officedata.Fault;
import id.sigap.officedata.OfficeTable;
import id.sigap.officedata.Register;
import id.sigap.officedata.Registered;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The routing topics as administrators keep them; the next message is read with them. */
@ApplicationScoped
public class TopicRegister extends Register {
    private static final List<String> COLUMNS = List.of(
            "code",
            "label",
            "label_en",
            "keywords_certain",
            "keywords_strong",
            "keywords_medium",
            "keywords_weak",
            "agency",
            "owner_level",
            "secondary",
            "category",
            "urgency",
            "misplaced",
            "clocks",
            "contact",
            "note",
            "active",
            "certainty");

    private static final Map<String, String> ALIASES = Map.of(
            "topic_code", "code",
            "topic_id", "label",
            "topic_en", "label_en",
            "keywords", "keywords_strong",
            "primary_agency", "agency",
            "default_category", "category",
            "default_urgency", "urgency",
            "salah_tempat", "misplaced",
            "clock_ids", "clocks",
            "public_contact", "contact");

    @Inject
    Agencies agencies;

    /** Where the words stand that are no topics: slang, signals, danger, idioms, names of agencies. */
    @Inject
    DataPack data;

    private volatile TriagePack words;

    @Override
    public String name() {
        return "topics";
    }

    @Override
    public OfficeTable table() {
        return OfficeTable.TOPIC;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    protected Map<String, String> aliases() {
        return ALIASES;
    }

    @Override
    protected Map<String, String> defaults() {
        Map<String, String> fields =
                new LinkedHashMap<>(COLUMNS.stream().collect(Collectors.toMap(column -> column, column -> "")));
        fields.put("owner_level", "kota");
        fields.put("category", "PENGADUAN_TBP");
        fields.put("urgency", "SEDANG");
        fields.put("misplaced", "N");
        fields.put("clocks", "SP4N-VERIF;SP4N-TBP");
        fields.put("active", "Y");
        return fields;
    }

    @Override
    protected Map<String, String> normal(Map<String, String> given) {
        Map<String, String> fields = new LinkedHashMap<>(given);
        for (String column : List.of("code", "agency", "category", "urgency")) {
            fields.computeIfPresent(column, (name, code) -> code.toUpperCase(Locale.ROOT));
        }
        for (String column : COLUMNS.subList(3, 7)) {
            fields.computeIfPresent(column, (name, words) -> String.join(TopicRow.LIST, TriagePack.split(words)));
        }
        for (String column : List.of("secondary", "clocks")) {
            fields.computeIfPresent(
                    column,
                    (name, codes) -> String.join(
                            TopicRow.LIST,
                            TopicRow.list(codes.toUpperCase(Locale.ROOT).replace('|', ';'))));
        }
        fields.computeIfPresent("active", (name, yes) -> yes.isBlank() ? "Y" : yes);
        fields.computeIfPresent("misplaced", (name, yes) -> yes.isBlank() ? "N" : yes);
        return fields;
    }

    @Override
    protected List<Fault> check(Map<String, String> fields, Map<String, Map<String, String>> all) {
        Set<String> clocks = Set.copyOf(entities.createQuery("select c.id from ClockRow c", String.class)
                .getResultList());
        return TopicRules.check(fields, clocks, this::agency, words()::reads);
    }

    private TriagePack words() {
        TriagePack known = words;
        if (known == null) {
            try {
                known = new TriagePack(data::open, List.of());
            } catch (IOException e) {
                throw new UncheckedIOException("The tables of words cannot be read.", e);
            }
            words = known;
        }
        return known;
    }

    private Optional<Boolean> agency(String code) {
        return agencies.find(code).map(Agency::active);
    }

    @Override
    protected List<Fault> uses(String key) {
        long cases = entities.createQuery("select count(c) from Complaint c where c.topic = :code", Long.class)
                .setParameter("code", key)
                .getSingleResult();
        return cases == 0
                ? List.of()
                : List.of(new Fault(
                        "code", "Topik " + key + " dipakai " + cases + " aduan; jadikan tidak aktif, jangan dihapus."));
    }

    @Override
    protected Registered create(String key) {
        int last = entities.createQuery("select coalesce(max(t.place), 0) from TopicRow t", Integer.class)
                .getSingleResult();
        return new TopicRow(key, last + 1);
    }

    @Override
    protected Class<TopicRow> type() {
        return TopicRow.class;
    }

    @Override
    protected Object id(String key) {
        return key;
    }

    @Override
    public List<TopicRow> rows() {
        return entities.createQuery("from TopicRow t order by t.place, t.code", TopicRow.class)
                .getResultList();
    }

    /** Fills the register with the topics of the example pack; agencies that this office does not have are left out. */
    public void fillFromPack() {
        Set<String> known = agencies.all().stream().map(Agency::code).collect(Collectors.toSet());
        List<Map<String, String>> rows = new ArrayList<>();
        try {
            for (TopicWords topic : TriagePack.topics(data::open)) {
                Map<String, String> fields = new HashMap<>(TopicRow.fieldsOf(topic));
                fields.put(
                        "secondary",
                        topic.topic().secondary().stream()
                                .filter(known::contains)
                                .collect(Collectors.joining(";")));
                if (known.contains(topic.topic().agency())) {
                    rows.add(fields);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The routing tables cannot be read.", e);
        }
        fill(rows);
    }

    /** What reads messages with the topics that are active now. */
    public Triage triage() {
        try {
            return Triage.of(
                    data::open,
                    rows().stream()
                            .filter(TopicRow::active)
                            .map(TopicRow::words)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("The routing tables cannot be read.", e);
        }
    }
}
