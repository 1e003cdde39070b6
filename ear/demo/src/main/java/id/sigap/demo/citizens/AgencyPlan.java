package id.sigap.demo.citizens;

/**
 * An agency to which cases can be forwarded by a system of its own.
 *
 * @param code of its row in the register
 * @param how {@code open311} or {@code file}
 * @param channel by which it is reached
 * @param service of its system; empty where it has none
 */
record AgencyPlan(String code, String name, String how, String channel, String service) {}
