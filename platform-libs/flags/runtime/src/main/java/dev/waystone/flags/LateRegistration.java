package dev.waystone.flags;

import io.getunleash.metric.ClientMetrics;
import io.getunleash.metric.ClientRegistration;
import io.getunleash.metric.MetricSender;

/** Introduces this client to the server from the polling thread: the start does not wait for an answer. */
record LateRegistration(MetricSender sender, Poll poll) implements MetricSender {

    private static final int NO_ANSWER_YET = -1;

    @Override
    public int registerClient(ClientRegistration registration) {
        poll.later(() -> sender.registerClient(registration));
        return NO_ANSWER_YET;
    }

    @Override
    public int sendMetrics(ClientMetrics metrics) {
        return sender.sendMetrics(metrics);
    }
}
