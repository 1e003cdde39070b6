package id.sigap.bench;

import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What auditors ask, one call after another, timed; each call of a kind asks for another person, agency or month. */
final class Questions {
    private static final List<String> AGENCIES = List.of("PTMB", "DISHUB", "DPU", "PLN");
    private static final List<String> TOPICS = List.of("AIR_MATI", "JALAN_RUSAK", "SAMPAH", "LISTRIK_PADAM");

    private final Rest rest;

    Questions(Rest rest) {
        this.rest = rest;
    }

    /** @param cases how many there are: tickets are asked for by their numbers */
    Map<String, Latencies> measure(int cases) {
        List<String> topics = topics();
        Map<String, Latencies> all = new LinkedHashMap<>();
        all.put("every case", ask(i -> ""));
        all.put("by ticket", ask(i -> "ticket=" + ticket(i, cases)));
        all.put("by person", ask(i -> "person=operator" + (1 + i % 4)));
        all.put(
                "person, act and month",
                ask(i -> "person=approver" + (1 + i % 2) + "&act=wording.approved&" + month(i)));
        all.put("a rare act", ask(i -> "act=case.taken-over"));
        all.put("role and agency", ask(i -> "role=approver&agency=" + AGENCIES.get(i % 4)));
        all.put(
                "agency, topic and outcome",
                ask(i -> "agency=" + AGENCIES.get(i % 4) + "&topic=" + topics.get(i % topics.size())
                        + "&outcome=withdrawn"));
        all.put("channel and month of receipt", ask(i -> "channel=manual&receivedFrom=" + month(i).substring(10, 20)));
        all.put("release", ask(i -> "release=" + (1 + i % 2)));
        all.put("a clock missed, by agency", ask(i -> "deadline=missed&rule=LOC-FIRST&agency=" + AGENCIES.get(i % 4)));
        all.put("a clock that is seldom missed", ask(i -> "deadline=missed&rule=KIP-ANS"));
        all.put(
                "person, rare act and topic",
                ask(i -> "person=system&act=case.taken-over&topic=" + topics.get(i % topics.size())));
        all.put(
                "what nobody ever did (first answer)",
                ask(i -> "person=operator" + (1 + i % 4) + "&act=wording.approved"));
        all.put("by person, tenth page", ask(new Pages("person=operator1", 10)::next));
        all.put("every case, tenth page", ask(new Pages("", 10)::next));
        all.put("one case as a whole", Lists.time(i -> rest.get("/api/history/" + ticket(i, cases), "auditor1")));
        all.put("rows of a case", Lists.time(i -> rest.get("/api/ledger?ticket=" + ticket(i, cases), "auditor1")));
        all.put("rows of a person", Lists.time(i -> rest.get("/api/ledger?actor=operator" + (1 + i % 4), "auditor1")));
        all.put("inbox with its counts", Lists.time(i -> rest.get("/api/complaints", "operator1")));
        all.put("inbox, closed", Lists.time(i -> rest.get("/api/complaints?view=closed", "operator1")));
        return all;
    }

    private interface Query {
        String of(int number);
    }

    private Latencies ask(Query query) {
        return Lists.time(i -> rest.get("/api/history?" + query.of(i), "auditor1"));
    }

    /** None of them is restricted: those have numbers that fifty divides. */
    private static String ticket(int i, int cases) {
        return "SGP-2020-%07d".formatted(1 + (i * 7919L % (cases / 50)) * 50);
    }

    private static String month(int i) {
        java.time.LocalDate from = java.time.LocalDate.now().minusDays(10 + i % 60);
        return "actedFrom=" + from.minusDays(30) + "&actedTo=" + from;
    }

    private List<String> topics() {
        List<String> codes = Rest.json(rest.get("/api/catalog", "auditor1"))
                .getJsonArray("topics")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(topic -> topic.getString("code"))
                .toList();
        return codes.isEmpty() ? TOPICS : codes;
    }

    /** Goes on by cursor and always asks for the same late page. */
    private final class Pages {
        private final String asked;

        Pages(String query, int page) {
            String late = query;
            for (int i = 1; i < page; i++) {
                JsonObject answer = Rest.json(rest.get("/api/history?" + late, "auditor1"));
                if (!answer.containsKey("next")) {
                    break;
                }
                late = (query.isEmpty() ? "" : query + "&") + "cursor=" + answer.getString("next");
            }
            asked = late;
        }

        String next(int number) {
            return asked;
        }
    }
}
