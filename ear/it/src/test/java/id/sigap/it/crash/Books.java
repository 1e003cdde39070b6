package id.sigap.it.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import id.sigap.it.crash.Citizens.Complaint;
import id.sigap.it.crash.Citizens.Way;
import id.sigap.it.harness.Api;
import id.sigap.it.harness.SigapServer;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must be true of every case once the storm is over, read over REST and in the citizens' mailboxes. */
final class Books {
    private static final Set<String> SETTLED = Set.of("answered", "replying", "closed");

    private final MailRoom mailRoom;
    private final Calls calls;
    private final Api approver;
    private final Api auditor;

    Books(SigapServer server, MailRoom mailRoom, Calls calls) {
        this.mailRoom = mailRoom;
        this.calls = calls;
        this.approver = server.api("approver1");
        this.auditor = server.api("auditor1");
    }

    /** Tickets of all cases, open or closed. */
    List<String> tickets() {
        List<String> all = new ArrayList<>(calls.tickets(approver, "view=open"));
        all.addAll(calls.tickets(approver, "view=closed"));
        return all;
    }

    /** Which case holds each word of each acknowledged complaint; a complaint that is in none, or in two, fails. */
    Map<String, JsonObject> casesByWord(Map<String, Complaint> acknowledged) {
        Map<String, List<String>> places = new HashMap<>();
        Map<String, JsonObject> cases = new HashMap<>();
        for (String ticket : tickets()) {
            JsonObject shape = calls.see(approver, ticket).orElseThrow();
            entries(shape, "citizen")
                    .forEach(text -> acknowledged.keySet().stream()
                            .filter(text::contains)
                            .forEach(word -> {
                                places.computeIfAbsent(word, any -> new ArrayList<>())
                                        .add(ticket);
                                cases.put(word, shape);
                            }));
        }
        acknowledged.forEach((word, complaint) -> assertThat(places.getOrDefault(word, List.of()))
                .as("cases that hold the message %s", complaint)
                .hasSize(1)
                .allMatch(ticket ->
                        complaint.ticket().isEmpty() || complaint.ticket().equals(ticket)));
        return cases;
    }

    /** True once nobody has anything left to do for any acknowledged complaint. */
    boolean settled(Map<String, Complaint> acknowledged) {
        Map<String, String> states = new HashMap<>();
        for (String view : List.of("view=open", "view=closed")) {
            for (String ticket : calls.tickets(approver, view)) {
                states.put(
                        ticket, calls.see(approver, ticket).map(this::progress).orElse("?"));
            }
        }
        return states.size() >= acknowledged.size() && states.values().stream().allMatch(SETTLED::contains);
    }

    /** A case waits for a person rather than for the machine where the answer was handed over. */
    private String progress(JsonObject shape) {
        String state = shape.getString("state");
        return state.equals("replying") && shape.getJsonArray("handOvers").isEmpty() ? "sending" : state;
    }

    /** One answer for each case, and every approved one with its citizen exactly once, or with a person who knows it. */
    int answersAreGivenOnce(Map<String, JsonObject> cases, Map<String, Complaint> acknowledged, Officers officers) {
        int mails = 0;
        for (Map.Entry<String, JsonObject> one : cases.entrySet()) {
            JsonObject shape = one.getValue();
            Complaint complaint = acknowledged.get(one.getKey());
            String ticket = shape.getString("ticket");
            String word = officers.words().get(ticket);
            List<String> given = entries(shape, "office").stream()
                    .filter(text -> text.contains(word))
                    .toList();
            int handed = shape.getJsonArray("handOvers").size();
            assertThat(given.size() + handed)
                    .as("answers of %s given or handed to a person: %s", ticket, shape.getJsonArray("timeline"))
                    .isEqualTo(1);
            assertThat(sentWordings(shape)).as("answers of " + ticket).isEqualTo(given.size());
            if (handed == 1) {
                assertThat(incidents()).as("a person is called for " + ticket).contains(ticket);
            }
            if (complaint.way() == Way.MAIL) {
                mails += mailed(complaint, ticket, word, given.size());
            } else if (complaint.way() == Way.FORM) {
                assertThat(onTicketPage(complaint, word))
                        .as("answers on the page of " + ticket)
                        .isEqualTo(1);
            } else {
                assertThat(handed).as("hand-overs of the call " + ticket).isEqualTo(1);
            }
        }
        Set<String> answered =
                cases.values().stream().map(shape -> shape.getString("ticket")).collect(Collectors.toSet());
        assertThat(answered).as("cases of acknowledged approvals").containsAll(officers.approved());
        return mails;
    }

    private int mailed(Complaint complaint, String ticket, String word, int given) {
        List<MailRoom.Mail> mails = mailRoom.of(complaint.address());
        assertThat(mails.stream().map(MailRoom.Mail::id))
                .as("Message-IDs at %s about %s", complaint.address(), ticket)
                .doesNotHaveDuplicates();
        List<MailRoom.Mail> answers =
                mails.stream().filter(mail -> mail.text().contains(word)).toList();
        if (given == 0) {
            assertThat(answers)
                    .as("mails of an answer that a person is asked about")
                    .hasSizeLessThanOrEqualTo(1);
        } else {
            assertThat(answers).as("mails with the answer of " + ticket).hasSize(1);
        }
        return answers.size();
    }

    private long onTicketPage(Complaint complaint, String word) {
        JsonObject page = calls.get(
                        approver, "/api/public/complaints/" + complaint.ticket() + "?code=" + complaint.code())
                .orElseThrow()
                .json();
        return entries(page, "office").stream()
                .filter(text -> text.contains(word))
                .count();
    }

    /** Each case's life is in the ledger, each act once. */
    void ledgerIsWhole(Map<String, JsonObject> cases) {
        for (JsonObject shape : cases.values()) {
            String ticket = shape.getString("ticket");
            List<String> acts = acts(ticket);
            assertThat(acts)
                    .as("ledger of " + ticket)
                    .contains("case.claimed", "wording.written", "wording.submitted", "reply.queued", "reply.sending");
            assertThat(acts)
                    .filteredOn(act -> act.equals("complaint.received")
                            || act.equals("wording.approved")
                            || act.equals("reply.queued"))
                    .as("acts of %s that happen once", ticket)
                    .containsExactlyInAnyOrder("complaint.received", "wording.approved", "reply.queued");
            int answered = shape.getString("state").equals("replying") ? 0 : 1;
            assertThat(sentEntries(ticket)).as("answers sent of " + ticket).isEqualTo(answered);
        }
    }

    private List<JsonObject> ledger(String ticket) {
        List<JsonObject> rows = new ArrayList<>();
        String cursor = "";
        do {
            JsonObject page = calls.get(auditor, "/api/ledger?ticket=" + ticket + cursor)
                    .orElseThrow()
                    .json();
            rows.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            cursor = page.containsKey("next") && !page.isNull("next") ? "&cursor=" + page.getString("next") : "";
        } while (!cursor.isEmpty());
        return rows;
    }

    private List<String> acts(String ticket) {
        return ledger(ticket).stream().map(row -> row.getString("act")).toList();
    }

    private long sentEntries(String ticket) {
        return ledger(ticket).stream()
                .filter(row -> row.getString("act").equals("reply.sent"))
                .filter(row -> row.getJsonObject("data").getString("kind").equals("answer"))
                .count();
    }

    private String incidents() {
        return calls.get(approver, "/api/incidents").orElseThrow().body();
    }

    private static long sentWordings(JsonObject shape) {
        return shape.getJsonArray("wordings").getValuesAs(JsonObject.class).stream()
                .filter(wording -> wording.getString("state").equals("sent"))
                .count();
    }

    static List<String> entries(JsonObject shape, String kind) {
        return shape.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                .filter(entry -> entry.getString("kind").equals(kind))
                .map(entry -> entry.getString("text"))
                .toList();
    }

    /** No call of the storm was answered by a failure without a reason. */
    void failuresNameTheirReason() {
        if (!calls.unreasoned().isEmpty()) {
            fail("Answers without a reason: " + calls.unreasoned());
        }
    }
}
