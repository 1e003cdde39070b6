package id.sigap.triage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a message: what it may be about, what it wants, whether somebody is in danger. Holds a data pack; immutable and
 * safe to share between threads.
 */
public final class Triage {
    private static final int MOST_CANDIDATES = 5;
    /** Thanks lower the score of other topics; what is left of one that is clearly named. */
    private static final double ENOUGH_TO_BE_THANKED = 0.35;

    private static final Set<String> OF_A_SERVICE = Set.of("PENGADUAN_TBP", "PERMINTAAN_INFORMASI", "DARURAT");
    private static final List<Signal> NOISE = List.of(Signal.SPAM, Signal.ABUSE, Signal.JOKE, Signal.DOXING);
    private static final List<Signal> TOLD = List.of(
            Signal.FOI_OBJECTION,
            Signal.DATA_SUBJECT,
            Signal.FOI_REQUEST,
            Signal.OVERSIGHT,
            Signal.SECRET,
            Signal.ANONYMOUS,
            Signal.THANKS,
            Signal.SUGGESTION,
            Signal.SPAM,
            Signal.ABUSE,
            Signal.DOXING);

    private final TextNormalizer normalizer;
    private final TopicScorer scorer;
    private final PhraseBook<Signal> signals;
    private final PhraseBook<Danger.Sign> danger;
    private final PhraseBook<String> idioms;
    private final Plight plight;
    private final NamedAgencies agencies;
    private final List<RoutingTopic> topics;

    private Triage(TriagePack pack) {
        this.normalizer = pack.normalizer();
        this.scorer = pack.scorer();
        this.signals = pack.signals();
        this.danger = pack.danger();
        this.idioms = pack.idioms();
        this.plight = new Plight(pack.traits());
        this.agencies = pack.namedAgencies();
        this.topics = List.copyOf(pack.topics().values());
    }

    /**
     * Reads a data pack from the class path.
     *
     * @param folder such as {@code /id/sigap/data/contoh}; it holds {@code routing, keywords_extra, slang, signals,
     *     emergency, plight, idioms} and {@code agency_aliases}, each {@code .csv}
     * @throws IOException when a table is missing or cannot be read
     * @throws IllegalArgumentException when a row is wrong, naming table and line
     */
    public static Triage ofPack(String folder) throws IOException {
        return of(tables(folder));
    }

    static Tables tables(String folder) {
        return name -> {
            InputStream table = Triage.class.getResourceAsStream(folder + "/" + name);
            if (table == null) {
                throw new FileNotFoundException("Data pack " + folder + " has no " + name);
            }
            return new InputStreamReader(table, StandardCharsets.UTF_8);
        };
    }

    /** Opens a table of a data pack by its file name, as UTF-8. */
    @FunctionalInterface
    public interface Tables {
        Reader open(String name) throws IOException;
    }

    /** Reads a data pack, wherever its tables are; see {@link #ofPack(String)}. */
    public static Triage of(Tables tables) throws IOException {
        return new Triage(new TriagePack(tables));
    }

    /** The same with other topics than the pack's own. */
    static Triage of(Tables tables, List<TopicWords> topics) throws IOException {
        return new Triage(new TriagePack(tables, topics));
    }

    /** The topics of the pack, in its order. */
    public List<RoutingTopic> topics() {
        return topics;
    }

    /**
     * Reads one message.
     *
     * @param text what the citizen wrote, masked or not; any characters
     * @return facts, candidates and the words behind them
     */
    public TriageReading read(String text) {
        NormalizedText normal = normalizer.normalize(text);
        Signals found = new Signals(normal, signals.find(normal));
        Danger inDanger = Danger.in(normal, found, danger.find(normal), idioms.find(normal), plight);
        Set<String> mentioned = agencies.mentioned(normal);
        List<Candidate> candidates = scorer.score(normal, found, inDanger, mentioned);
        Optional<RoutingTopic> topic = candidates.stream().findFirst().map(Candidate::topic);
        String named = topic.flatMap(best -> agencies.inPlaceOf(best, normal)).orElse("");
        if (named.isEmpty() && ClassAffinity.thanksOnly(found)) {
            named = mentioned.stream().findFirst().orElseGet(() -> thanked(candidates));
        }
        return new TriageReading(
                facts(candidates, found, inDanger, named),
                candidates.subList(0, Math.min(MOST_CANDIDATES, candidates.size())),
                why(candidates, found, inDanger, named));
    }

    /** The agency of the matter for which somebody gives thanks. */
    private static String thanked(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> OF_A_SERVICE.contains(candidate.topic().category()))
                .findFirst()
                .filter(candidate -> candidate.score() >= ENOUGH_TO_BE_THANKED)
                .map(candidate -> candidate.topic().agency())
                .orElse("");
    }

    private static TriageFacts facts(List<Candidate> candidates, Signals found, Danger danger, String named) {
        Optional<RoutingTopic> topic = candidates.stream().findFirst().map(Candidate::topic);
        double score = candidates.isEmpty() ? 0 : candidates.get(0).score();
        double next = candidates.size() < 2 ? 0 : candidates.get(1).score();
        return new TriageFacts(
                topic.map(RoutingTopic::code).orElse(""),
                topic.map(RoutingTopic::category).orElse(""),
                topic.map(RoutingTopic::agency).orElse(""),
                topic.map(RoutingTopic::urgency).orElse(""),
                topic.map(best -> String.join("|", best.clocks())).orElse(""),
                named,
                score,
                Math.round((score - next) * 1000) / 1000.0,
                danger.live(),
                danger.acute(),
                danger.denied(),
                danger.crisis(),
                found.has(Signal.FOI_OBJECTION),
                found.has(Signal.DATA_SUBJECT),
                found.has(Signal.FOI_REQUEST),
                found.has(Signal.OVERSIGHT),
                ClassAffinity.thanksOnly(found),
                found.has(Signal.SUGGESTION),
                found.has(Signal.QUESTION),
                found.has(Signal.ASKS_ONLY) && found.has(Signal.QUESTION),
                found.has(Signal.COMPLAINT),
                NOISE.stream().anyMatch(found::has),
                found.has(Signal.SECRET),
                found.has(Signal.ANONYMOUS),
                found.has(Signal.CHASING),
                found.has(Signal.RISK));
    }

    private static List<String> why(List<Candidate> candidates, Signals found, Danger danger, String named) {
        List<String> why = new ArrayList<>();
        if (danger.live()) {
            why.add("Tanda bahaya: \"" + String.join("\", \"", first(danger.words())) + "\".");
        } else if (danger.denied()) {
            why.add("Kata bahaya tidak dihitung (kiasan, sudah lewat, atau pengandaian): \""
                    + String.join("\", \"", first(danger.words())) + "\".");
        }
        candidates.stream()
                .findFirst()
                .ifPresent(best -> why.add("Topik " + best.topic().label() + " karena kata \""
                        + String.join("\", \"", first(best.words())) + "\" (nilai " + best.score() + ")."));
        for (Signal signal : TOLD) {
            if (found.has(signal)) {
                why.add("Terbaca " + signal.label() + ": \"" + found.words(signal) + "\".");
            }
        }
        if (!named.isEmpty()) {
            why.add("Teks menyebut instansi " + named + ".");
        }
        return why;
    }

    private static List<String> first(List<String> words) {
        return words.subList(0, Math.min(4, words.size()));
    }
}
