package dev.waystone.observability;

import io.micrometer.core.instrument.Metrics;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.arc.DefaultBean;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says where spans go: to the OTLP endpoint by HTTP and protobuf, or nowhere if none is configured. */
@Singleton
class SpanExports {

    /** What Quarkus names when nobody names any; a receiver of gRPC, which is not spoken here. */
    private static final String NONE = "http://localhost:4317";

    @Produces
    @Singleton
    @Unremovable
    @DefaultBean
    SpanProcessor export(
            ObservabilityConfig config,
            @ConfigProperty(name = "quarkus.otel.exporter.otlp.endpoint") Optional<String> endpoint) {
        return endpoint.filter(address -> !address.startsWith(NONE))
                .<SpanProcessor>map(address -> to(address, config.spans()))
                .orElseGet(SpanProcessor::composite);
    }

    private static SpanExport to(String address, ObservabilityConfig.Spans config) {
        String root = address.endsWith("/") ? address : address + "/";
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(root + "v1/traces")
                .setTimeout(config.timeout())
                .setConnectTimeout(config.timeout())
                .setRetryPolicy(null)
                .build();
        return new SpanExport(exporter, config, Metrics.globalRegistry).start();
    }
}
