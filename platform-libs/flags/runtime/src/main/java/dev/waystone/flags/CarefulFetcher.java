package dev.waystone.flags;

import io.getunleash.UnleashException;
import io.getunleash.repository.ClientFeaturesResponse;
import io.getunleash.repository.FeatureFetcher;

/** Makes of whatever an answer is that is none (a proxy's page, half a file) the failure that the client expects. */
record CarefulFetcher(FeatureFetcher fetcher) implements FeatureFetcher {

    @Override
    public ClientFeaturesResponse fetchFeatures() {
        try {
            return fetcher.fetchFeatures();
        } catch (UnleashException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnleashException("this is no state of flags", e);
        }
    }
}
