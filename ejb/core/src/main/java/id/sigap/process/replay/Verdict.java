package id.sigap.process.replay;

import java.util.List;

/**
 * What the draft would have made of a case.
 *
 * @param how {@code same, elsewhere, longer} or {@code fails}
 * @param endedThen where it ended, in people's words
 * @param endedNow where it would end or stand
 * @param notes what differs on the way, as Indonesian sentences
 */
record Verdict(String how, String endedThen, String endedNow, List<String> notes) {}
