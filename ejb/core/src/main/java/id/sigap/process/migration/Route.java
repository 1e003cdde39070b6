package id.sigap.process.migration;

/**
 * A process that both releases have.
 *
 * @param source the engine's definition in the release that cases leave
 * @param target the one in the release that they come to
 */
record Route(String process, String source, String target) {}
