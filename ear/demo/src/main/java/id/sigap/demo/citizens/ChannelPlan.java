package id.sigap.demo.citizens;

import java.util.Map;

/**
 * A channel that Sigap needs for an account on a stand-in.
 *
 * @param id of the channel
 * @param connector its connector's id
 * @param label what the desk calls it
 * @param settings filled in by name
 * @param secrets by name; those that Sigap makes itself are left out when the channel is opened
 */
public record ChannelPlan(
        String id, String connector, String label, Map<String, String> settings, Map<String, String> secrets) {

    public ChannelPlan {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "ChannelPlan[" + id + "]";
    }
}
