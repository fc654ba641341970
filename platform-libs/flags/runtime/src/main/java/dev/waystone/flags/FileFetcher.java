package dev.waystone.flags;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.getunleash.UnleashException;
import io.getunleash.repository.ClientFeaturesResponse;
import io.getunleash.repository.FeatureCollection;
import io.getunleash.repository.FeatureFetcher;
import io.getunleash.repository.FeatureToggleResponse.Status;
import io.getunleash.repository.JsonFeaturesDeserializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a file in the form of Unleash's client API, and parses it when it is another text than before. */
final class FileFetcher implements FeatureFetcher {

    private static final int OK = 200;
    private static final Gson JSON = new GsonBuilder()
            .registerTypeAdapter(FeatureCollection.class, new JsonFeaturesDeserializer())
            .create();

    private final Path file;
    private @Nullable String last;

    FileFetcher(Path file) {
        this.file = file;
    }

    @Override
    public synchronized ClientFeaturesResponse fetchFeatures() {
        String text = text();
        if (text.equals(last)) {
            return new ClientFeaturesResponse(Status.NOT_CHANGED, OK);
        }
        FeatureCollection features = JSON.fromJson(text, FeatureCollection.class);
        if (features == null) {
            throw new UnleashException("it has no features", null);
        }
        last = text;
        return new ClientFeaturesResponse(Status.CHANGED, features);
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnleashException(e.getClass().getSimpleName(), e);
        }
    }
}
