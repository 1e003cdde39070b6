package id.sigap.process.migration;

/**
 * What is wrong with a plan or keeps a case where it is.
 *
 * @param process its key; "" where it concerns the plan as a whole
 * @param element its id in the release that cases leave, or ""
 * @param message an Indonesian sentence
 */
public record Fault(String process, String element, String message) {}
