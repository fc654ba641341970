package dev.waystone.observability;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Gives the meters of requests the names and the buckets that OpenTelemetry's semantic conventions have for them, so that
 * dashboards and objectives read the same for every service, whatever counts underneath.
 */
@Singleton
class SemanticNames {

    private static final Map<String, String> METERS = Map.of(
            "http.server.requests", "http.server.request.duration",
            "http.client.requests", "http.client.request.duration");
    private static final Map<String, String> TAGS = Map.of(
            "uri", "http.route",
            "method", "http.request.method",
            "status", "http.response.status_code",
            "clientName", "server.address");
    private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10};

    /** Routes that a service may have; callers who make up addresses are not counted beyond that. */
    private static final int MOST_ROUTES = 200;

    @Produces
    @Singleton
    MeterFilter semanticNames() {
        return new Renaming();
    }

    @Produces
    @Singleton
    MeterFilter boundedRoutes() {
        return MeterFilter.maximumAllowableTags(
                "http.server.request.duration", "http.route", MOST_ROUTES, MeterFilter.deny());
    }

    /** Renames a meter and its tags; the outcome goes, since the status says it. */
    static final class Renaming implements MeterFilter {

        @Override
        public Meter.Id map(Meter.Id id) {
            String name = METERS.get(id.getName());
            if (name == null) {
                return id;
            }
            List<Tag> tags = new ArrayList<>();
            for (Tag tag : id.getTags()) {
                String renamed = TAGS.get(tag.getKey());
                if (renamed != null) {
                    tags.add(Tag.of(renamed, tag.getValue()));
                }
            }
            return id.withName(name).replaceTags(tags);
        }

        @Override
        public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
            return METERS.containsValue(id.getName())
                    ? DistributionStatisticConfig.builder()
                            .serviceLevelObjectives(DoubleStream.of(SECONDS)
                                    .map(seconds ->
                                            seconds * Duration.ofSeconds(1).toNanos())
                                    .toArray())
                            .build()
                            .merge(config)
                    : config;
        }
    }
}
