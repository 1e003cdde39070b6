package id.sigap.process.migration;

/**
 * One line of a plan: a case that stands at {@code from} of this process goes on at {@code to} of the other release's.
 *
 * @param process its key, the same in both releases
 * @param from id of an element in the release that cases leave
 * @param to id of an element in the release that they come to
 */
public record Step(String process, String from, String to) {}
