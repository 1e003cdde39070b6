package id.sigap.bench;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A life in Sigap: a citizen's form, the desk's four calls as two people, the outbox, the answer on the citizen's page. */
final class SigapLife implements Life {
    private static final List<String> STEPS = List.of("post", "claim", "draft", "submit", "approve");
    private static final List<String> OPERATORS = List.of("operator1", "operator2", "operator3", "operator4");
    private static final List<String> TEXTS = List.of(
            "Air PDAM di Gunung Sari mati sudah empat hari, tolong dicek",
            "Lampu jalan di Jalan Mufakat mati dua minggu, gelap sekali",
            "Sampah di TPS Sepinggan tiga hari tidak diangkut",
            "Jalan berlubang di Karang Rejo membahayakan pengendara");
    private static final String ANSWER =
            "Yth. Bapak/Ibu, terima kasih atas laporannya. Petugas sudah memeriksa tempatnya"
                    + " dan memperbaikinya sore ini.";

    private final Rest rest;
    private final Answers answers;
    private final AtomicInteger count = new AtomicInteger();

    SigapLife(Rest rest, Answers answers) {
        this.rest = rest;
        this.answers = answers;
    }

    @Override
    public List<String> steps() {
        return STEPS;
    }

    @Override
    public Course begin() {
        return new Complaint(count.getAndIncrement());
    }

    /** A citizen's form as JSON. */
    static String form(int number) {
        return Json.createObjectBuilder()
                .add("name", "Siti Aminah")
                .add("text", TEXTS.get(number % TEXTS.size()) + " (" + number + ")")
                .build()
                .toString();
    }

    private final class Complaint implements Course {
        private final int number;
        private final String operator;
        private String ticket;
        private int version;
        private String sha256;

        Complaint(int number) {
            this.number = number;
            operator = OPERATORS.get(number % OPERATORS.size());
        }

        @Override
        public void step(int step) {
            switch (STEPS.get(step)) {
                case "post" -> post();
                case "claim" -> rest.post(path("/claim"), operator, "{}");
                case "draft" -> seen(rest.post(path("/drafts"), operator, draft()));
                case "submit" -> seen(rest.post(path("/drafts/" + version + "/submit"), operator, "{}"));
                default -> approve();
            }
        }

        private void post() {
            String form = form(number);
            String receipt = Rest.body(rest.send(rest.form(UUID.randomUUID().toString(), form)), "the form");
            ticket = Rest.json(receipt).getString("ticket");
        }

        private void approve() {
            rest.post(path("/drafts/" + version + "/approve"), "approver1", "{\"sha256\":\"" + sha256 + "\"}");
            answers.await(ticket);
        }

        private void seen(String body) {
            JsonArray wordings = Rest.json(body).getJsonArray("wordings");
            version = wordings.getJsonObject(wordings.size() - 1).getInt("version");
            sha256 = wordings.getJsonObject(wordings.size() - 1).getString("sha256");
        }

        private String path(String rest) {
            return "/api/complaints/" + ticket + rest;
        }

        private static String draft() {
            return Json.createObjectBuilder()
                    .add("kind", "answer")
                    .add("target", "private")
                    .add("text", ANSWER)
                    .build()
                    .toString();
        }
    }
}
