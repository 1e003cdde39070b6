package id.sigap.demo.citizens;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One place where citizens meet the office: a chat, or a wall with answers below each post. Thread-safe. */
public final class Corner {
    /** What a citizen can do besides writing. */
    public enum Can {
        /** Change what was written. */
        EDIT,
        /** Take it back. */
        DELETE,
        /** Go on below what was written. */
        GO_ON
    }

    private final String id;
    private final String label;
    private final String hint;
    private final boolean chat;
    private final Set<Can> abilities;
    private final Way way;
    private final Clock clock;
    private final Map<String, List<Entry>> entries = new HashMap<>();
    private final Map<String, Set<String>> seen = new HashMap<>();

    private Corner(String id, String label, String hint, boolean chat, Way way, Clock clock, Set<Can> abilities) {
        this.id = id;
        this.label = label;
        this.hint = hint;
        this.chat = chat;
        this.abilities = abilities;
        this.way = way;
        this.clock = clock;
    }

    /** Two people write to each other. */
    public static Corner chat(String id, String label, String hint, Way way, Can... abilities) {
        return new Corner(id, label, hint, true, way, Clock.systemUTC(), Set.of(abilities));
    }

    /** Anyone reads, and answers stand below what they answer. */
    public static Corner wall(String id, String label, String hint, Way way, Can... abilities) {
        return new Corner(id, label, hint, false, way, Clock.systemUTC(), Set.of(abilities));
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    /** Whether only the two sides read what is written here. */
    public boolean isChat() {
        return chat;
    }

    /** What one does here, in a sentence. */
    public String hint() {
        return hint;
    }

    public boolean can(Can ability) {
        return abilities.contains(ability);
    }

    /** The citizen writes. */
    public synchronized void write(String citizen, String text) {
        keep(citizen, new Entry(way.write(citizen, text), false, text, clock.instant(), false));
    }

    /** The citizen goes on below something of theirs. */
    public synchronized void goOn(String citizen, String below, String text) {
        own(citizen, below);
        keep(citizen, new Entry(way.goOn(citizen, below, text), false, text, clock.instant(), false));
    }

    /** The citizen changes something. */
    public synchronized void edit(String citizen, String entry, String text) {
        Entry before = own(citizen, entry);
        way.edit(citizen, entry, text);
        replace(citizen, before, before.reading(text));
    }

    /** The citizen takes something back. */
    public synchronized void delete(String citizen, String entry) {
        Entry before = own(citizen, entry);
        way.delete(citizen, entry);
        replace(citizen, before, before.takenBack());
    }

    /** What this citizen sees now, the oldest first. */
    public synchronized List<Entry> sees(String citizen) {
        List<Entry> all = entries.getOrDefault(citizen, List.of());
        List<String> written = all.stream()
                .filter(e -> !e.fromOffice() && !(e.deleted() && !chat))
                .map(Entry::id)
                .toList();
        List<String> asked = chat ? written.stream().limit(1).toList() : written;
        for (String each : asked) {
            List<String> answers = way.answers(citizen, each);
            for (int i = 0; i < answers.size(); i++) {
                if (seen.computeIfAbsent(citizen, c -> new HashSet<>()).add(each + "\n" + i)) {
                    keep(citizen, new Entry(each, true, answers.get(i), clock.instant(), false));
                }
            }
        }
        return List.copyOf(entries.getOrDefault(citizen, List.of()));
    }

    private void keep(String citizen, Entry entry) {
        entries.computeIfAbsent(citizen, c -> new ArrayList<>()).add(entry);
    }

    private Entry own(String citizen, String entry) {
        return entries.getOrDefault(citizen, List.of()).stream()
                .filter(e -> !e.fromOffice() && !e.deleted() && e.id().equals(entry))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Tulisan itu tidak ada lagi."));
    }

    private void replace(String citizen, Entry before, Entry after) {
        entries.get(citizen).replaceAll(e -> e.equals(before) ? after : e);
    }
}
