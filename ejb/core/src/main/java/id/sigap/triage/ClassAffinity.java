package id.sigap.triage;

import java.util.Set;

/**
 * How a text's signals bend the weight of topics by their class: thanks make a topic of thanks likelier, a formal request
 * one of documents, words of danger one of danger.
 */
final class ClassAffinity {
    private static final Set<String> REQUESTS_OF_LAW = Set.of("PERMOHONAN_KIP", "KEBERATAN_KIP", "HAK_SUBJEK_DATA");

    /** The words of a plight weigh little by themselves. */
    private static final double PLIGHT = 2.5;

    double factor(RoutingTopic topic, Signals signals, Danger danger) {
        String category = topic.category();
        double factor = danger(topic, danger);
        boolean thanks = thanksOnly(signals) && !danger.live();
        if (REQUESTS_OF_LAW.contains(category) || asksByLaw(signals)) {
            factor *= law(category, signals);
        }
        return factor
                * switch (category) {
                    case "PENGADUAN_BP" -> signals.has(Signal.OVERSIGHT) ? 1.5 : 0.7;
                    case "APRESIASI" -> thanks ? 2.5 : 0.35;
                    case "ASPIRASI" -> signals.has(Signal.SUGGESTION) ? 1.8 : 0.6;
                    case "PERMINTAAN_INFORMASI" -> signals.has(Signal.QUESTION) ? 1.15 : 0.85;
                    default -> thanks ? 0.4 : 1;
                };
    }

    private static double danger(RoutingTopic topic, Danger danger) {
        if (danger.topics().contains(topic.code())) {
            return danger.hidden() ? PLIGHT : 1.5;
        }
        return danger.denied() && topic.category().equals("DARURAT") ? 0.4 : 1;
    }

    private static boolean asksByLaw(Signals signals) {
        return signals.has(Signal.FOI_OBJECTION) || signals.has(Signal.DATA_SUBJECT) || signals.has(Signal.FOI_REQUEST);
    }

    private static double law(String category, Signals signals) {
        String asked = signals.has(Signal.FOI_OBJECTION)
                ? "KEBERATAN_KIP"
                : signals.has(Signal.DATA_SUBJECT)
                        ? "HAK_SUBJEK_DATA"
                        : signals.has(Signal.FOI_REQUEST) ? "PERMOHONAN_KIP" : "";
        if (asked.isEmpty()) {
            return 0.6;
        }
        return category.equals(asked) ? 2 : 0.5;
    }

    /** Thanks at the end of a complaint are politeness; thanks for something mended are thanks. */
    static boolean thanksOnly(Signals signals) {
        if (!signals.has(Signal.THANKS)) {
            return false;
        }
        boolean wants = signals.has(Signal.COMPLAINT) || signals.has(Signal.REQUEST) || signals.has(Signal.QUESTION);
        boolean asksAgain = signals.has(Signal.REQUEST) || signals.has(Signal.QUESTION) || signals.has(Signal.CHASING);
        return !wants || signals.has(Signal.RESOLVED) && !asksAgain;
    }
}
