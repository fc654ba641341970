package dev.waystone.rest.faults;

import java.util.List;

/**
 * What goes wrong. Immutable.
 *
 * @param latencyMs how long each request waits before it is served
 * @param errorRate the share of requests that are answered with 500, after the wait
 * @param notReady  whether readiness is down
 * @param paths     what requests' paths begin with to be hit; all are, if there are none
 */
record Faults(int latencyMs, double errorRate, boolean notReady, List<String> paths) {

    static final Faults NONE = new Faults(0, 0, false, List.of());

    private static final String PROBES = "/q/";

    Faults {
        paths = List.copyOf(paths);
    }

    /** Probes and metrics are never hit: a fault must be seen, and not restart what it is in. */
    boolean hits(String path) {
        return !isHarmless()
                && !path.startsWith(PROBES)
                && (paths.isEmpty() || paths.stream().anyMatch(path::startsWith));
    }

    private boolean isHarmless() {
        return latencyMs == 0 && errorRate == 0;
    }
}
