package dev.waystone.flags;

import io.getunleash.DefaultUnleash;
import io.getunleash.Unleash;
import io.getunleash.metric.DefaultHttpMetricsSender;
import io.getunleash.repository.BackupHandler;
import io.getunleash.repository.FeatureBackupHandlerFile;
import io.getunleash.repository.FeatureCollection;
import io.getunleash.repository.FeatureRepository;
import io.getunleash.repository.HttpFeatureFetcher;
import io.getunleash.util.UnleashConfig;
import java.util.UUID;

/** How Unleash's client is set up, so that it neither holds up a start nor a request, and says each thing once. */
final class Clients {

    private static final int FILE_REFRESH_SECONDS = 1;

    private Clients() {}

    /** A client of a file, which has been read when this returns. */
    static Unleash of(Source.LocalFile source, String application, DeclaredFlags declared) {
        var file = source.file().toAbsolutePath();
        var changes = new Changes("the file " + file, declared);
        UnleashConfig config = builder(application, new Poll(), changes)
                .unleashAPI(file.toUri())
                .unleashFeatureFetcherFactory(any -> new CarefulFetcher(new FileFetcher(file)))
                .fetchTogglesInterval(FILE_REFRESH_SECONDS)
                .synchronousFetchOnInitialisation(true)
                .startupExceptionHandler(changes::onError)
                .disableMetrics()
                .build();
        return new DefaultUnleash(config, new FeatureRepository(config, new NoBackup()));
    }

    /** A client of a server, which begins with the last state on disk and asks the server later. */
    static Unleash of(Source.Server source, String application, DeclaredFlags declared) {
        UnleashConfig.Builder builder = builder(source, application, declared);
        var last = new LastState(
                source.state(),
                file -> new FeatureBackupHandlerFile(
                        builder.backupFile(file.toString()).build()));
        UnleashConfig config = builder.build();
        return new DefaultUnleash(config, new FeatureRepository(config, last));
    }

    private static UnleashConfig.Builder builder(Source.Server source, String application, DeclaredFlags declared) {
        var changes = new Changes("the server " + source.url(), declared);
        var poll = new Poll();
        UnleashConfig.Builder builder = builder(application, poll, changes)
                .unleashAPI(source.url())
                .unleashFeatureFetcherFactory(config -> new CarefulFetcher(new HttpFeatureFetcher(config)))
                .metricsSenderFactory(config -> new LateRegistration(new DefaultHttpMetricsSender(config), poll))
                .fetchTogglesInterval(source.refresh().toSeconds())
                .fetchTogglesConnectTimeout(source.timeout())
                .fetchTogglesReadTimeout(source.timeout())
                .sendMetricsConnectTimeout(source.timeout())
                .sendMetricsReadTimeout(source.timeout())
                .synchronousFetchOnInitialisation(false);
        source.token().ifPresent(builder::apiKey);
        return builder;
    }

    private static UnleashConfig.Builder builder(String application, Poll poll, Changes changes) {
        return UnleashConfig.builder()
                .appName(application)
                .instanceId(application + "-" + UUID.randomUUID())
                .scheduledExecutor(poll)
                .subscriber(changes);
    }

    /** A file is its own last state. */
    private record NoBackup() implements BackupHandler<FeatureCollection> {

        @Override
        public FeatureCollection read() {
            return new FeatureCollection();
        }

        @Override
        public void write(FeatureCollection state) {}
    }
}
