package org.example.sigap.mastodon;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long a status may be on each server, as the server said when it was last asked. Nothing of value: after a restart the usual
 * limit holds until the next poll, and a server that takes less refuses by itself.
 */
final class Limits {
    static final int USUAL = 500;

    private static final Map<String, Integer> BY_SERVER = new ConcurrentHashMap<>();

    private Limits() {}

    static int of(String server) {
        return BY_SERVER.getOrDefault(server, USUAL);
    }

    static boolean isKnown(String server) {
        return BY_SERVER.containsKey(server);
    }

    static void learn(String server, int limit) {
        if (limit > 0 && limit <= 1_000_000 && BY_SERVER.size() < 1_000) {
            BY_SERVER.put(server, limit);
        }
    }
}
