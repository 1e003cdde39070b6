package id.sigap.triage;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the decision table {@code TriagePolicy} is asked about. All values are plain; absence is the empty string.
 *
 * @param topic code of the likeliest topic, or empty
 * @param topicCategory its class by default, or empty
 * @param topicAgency its agency by default, or empty
 * @param topicUrgency its urgency by default, or empty
 * @param topicClocks its clocks by default, joined by {@code |}
 * @param namedAgency the agency that the text names in place of the topic's, or empty
 * @param score how much speaks for the topic
 * @param margin how much more than for the next one
 * @param danger whether somebody may be in danger now
 * @param acute whether the danger cannot wait, whatever the topic
 * @param dangerDenied whether words of danger are figurative, past or imagined
 * @param crisis whether a person may harm themselves
 * @param objection an objection about a request for information
 * @param dataSubject a person's request about their own data
 * @param foi a formal request for information
 * @param oversight bribery, extortion or discipline of officials
 * @param thanks thanks and nothing else
 * @param suggestion a proposal
 * @param question a question
 * @param asksOnly a question about how, where or when
 * @param complaint something is wrong or is asked to be done
 * @param noise spam, abuse, banter or doxing
 * @param secret the report is to stay hidden
 * @param anonymous the reporter is to stay hidden
 * @param chasing an earlier report or promise is being chased
 * @param risk somebody may be hurt, or is frail
 */
public record TriageFacts(
        String topic,
        String topicCategory,
        String topicAgency,
        String topicUrgency,
        String topicClocks,
        String namedAgency,
        double score,
        double margin,
        boolean danger,
        boolean acute,
        boolean dangerDenied,
        boolean crisis,
        boolean objection,
        boolean dataSubject,
        boolean foi,
        boolean oversight,
        boolean thanks,
        boolean suggestion,
        boolean question,
        boolean asksOnly,
        boolean complaint,
        boolean noise,
        boolean secret,
        boolean anonymous,
        boolean chasing,
        boolean risk) {
    public TriageFacts {
        requireNonNull(topic, "topic");
        requireNonNull(topicCategory, "topicCategory");
        requireNonNull(topicAgency, "topicAgency");
        requireNonNull(topicUrgency, "topicUrgency");
        requireNonNull(topicClocks, "topicClocks");
        requireNonNull(namedAgency, "namedAgency");
    }

    /** The facts under the names by which the decision table knows them. */
    public Map<String, Object> variables() {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("topic", topic);
        variables.put("topicCategory", topicCategory);
        variables.put("topicAgency", topicAgency);
        variables.put("topicUrgency", topicUrgency);
        variables.put("topicClocks", topicClocks);
        variables.put("namedAgency", namedAgency);
        variables.put("score", score);
        variables.put("margin", margin);
        variables.put("danger", danger);
        variables.put("acute", acute);
        variables.put("dangerDenied", dangerDenied);
        variables.put("crisis", crisis);
        variables.put("objection", objection);
        variables.put("dataSubject", dataSubject);
        variables.put("foi", foi);
        variables.put("oversight", oversight);
        variables.put("thanks", thanks);
        variables.put("suggestion", suggestion);
        variables.put("question", question);
        variables.put("asksOnly", asksOnly);
        variables.put("complaint", complaint);
        variables.put("noise", noise);
        variables.put("secret", secret);
        variables.put("anonymous", anonymous);
        variables.put("chasing", chasing);
        variables.put("risk", risk);
        return variables;
    }
}
