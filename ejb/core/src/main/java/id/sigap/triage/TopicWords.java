package id.sigap.triage;

import java.util.Map;

/**
 * A topic and what speaks for it.
 *
 * @param words how much each keyword says, by its writing
 */
record TopicWords(RoutingTopic topic, Map<String, Strength> words) {}
