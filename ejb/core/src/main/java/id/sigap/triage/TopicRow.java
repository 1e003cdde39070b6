package id.sigap.triage;

import id.sigap.officedata.Registered;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A routing topic as it is stored; what is read from it is a {@link RoutingTopic}. */
@Entity
@Table(name = "topic")
public class TopicRow implements Registered {
    static final String LIST = ";";

    @Id
    private String code;

    private String label;

    @Column(name = "label_en")
    private String labelEn;

    private String agency;

    @Column(name = "owner_level")
    private String ownerLevel;

    private String secondary;
    private String category;
    private String urgency;
    private boolean misplaced;
    private String clocks;

    @Column(name = "kw_certain")
    private String certain;

    @Column(name = "kw_strong")
    private String strong;

    @Column(name = "kw_medium")
    private String medium;

    @Column(name = "kw_weak")
    private String weak;

    private String contact;
    private String note;
    private String certainty;
    private boolean active;
    private int place;

    @Version
    private long version;

    protected TopicRow() {}

    TopicRow(String code, int place) {
        this.code = code;
        this.place = place;
    }

    @Override
    public String key() {
        return code;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("code", code);
        fields.put("label", label);
        fields.put("label_en", labelEn);
        fields.put("keywords_certain", certain);
        fields.put("keywords_strong", strong);
        fields.put("keywords_medium", medium);
        fields.put("keywords_weak", weak);
        fields.put("agency", agency);
        fields.put("owner_level", ownerLevel);
        fields.put("secondary", secondary);
        fields.put("category", category);
        fields.put("urgency", urgency);
        fields.put("misplaced", misplaced ? "Y" : "N");
        fields.put("clocks", clocks);
        fields.put("contact", contact);
        fields.put("note", note);
        fields.put("active", active ? "Y" : "N");
        fields.put("certainty", certainty);
        return fields;
    }

    @Override
    public void accept(Map<String, String> fields) {
        label = fields.get("label");
        labelEn = fields.get("label_en");
        certain = fields.get("keywords_certain");
        strong = fields.get("keywords_strong");
        medium = fields.get("keywords_medium");
        weak = fields.get("keywords_weak");
        agency = fields.get("agency");
        ownerLevel = fields.get("owner_level");
        secondary = fields.get("secondary");
        category = fields.get("category");
        urgency = fields.get("urgency");
        misplaced = fields.get("misplaced").equals("Y");
        clocks = fields.get("clocks");
        contact = fields.get("contact");
        note = fields.get("note");
        active = fields.get("active").equals("Y");
        certainty = fields.get("certainty");
    }

    public String label() {
        return label;
    }

    boolean active() {
        return active;
    }

    TopicWords words() {
        Map<Strength, String> texts = new EnumMap<>(Strength.class);
        texts.put(Strength.LEMAH, weak);
        texts.put(Strength.SEDANG, medium);
        texts.put(Strength.KUAT, strong);
        texts.put(Strength.PASTI, certain);
        Map<String, Strength> words = new LinkedHashMap<>();
        texts.forEach((strength, text) -> TriagePack.split(text).forEach(word -> words.put(word, strength)));
        return new TopicWords(
                new RoutingTopic(
                        code,
                        label,
                        labelEn,
                        agency,
                        ownerLevel,
                        list(secondary),
                        category,
                        urgency,
                        misplaced,
                        list(clocks),
                        contact,
                        note,
                        certainty),
                words);
    }

    static List<String> list(String text) {
        return List.of(text.split(LIST)).stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** The fields of a topic of a data pack. */
    static Map<String, String> fieldsOf(TopicWords pack) {
        RoutingTopic topic = pack.topic();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("code", topic.code());
        fields.put("label", topic.label());
        fields.put("label_en", topic.labelEn());
        fields.put("keywords_certain", words(pack, Strength.PASTI));
        fields.put("keywords_strong", words(pack, Strength.KUAT));
        fields.put("keywords_medium", words(pack, Strength.SEDANG));
        fields.put("keywords_weak", words(pack, Strength.LEMAH));
        fields.put("agency", topic.agency());
        fields.put("owner_level", topic.ownerLevel());
        fields.put("secondary", String.join(LIST, topic.secondary()));
        fields.put("category", topic.category());
        fields.put("urgency", topic.urgency());
        fields.put("misplaced", topic.misplaced() ? "Y" : "N");
        fields.put("clocks", String.join(LIST, topic.clocks()));
        fields.put("contact", topic.contact());
        fields.put("note", topic.note());
        fields.put("active", "Y");
        fields.put("certainty", topic.certainty());
        return fields;
    }

    private static String words(TopicWords pack, Strength strength) {
        return pack.words().entrySet().stream()
                .filter(word -> word.getValue() == strength)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(LIST));
    }
}
