package dev.waystone.rest;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Leaves addresses that cannot be decoded to {@link RequestBounds}: Quarkus would answer them itself, with an empty 400.
 * It reads the one switch there is, a system property, when its server is set up; what customizes the configuration comes
 * before that, and nothing else of a library does. A property that is set already stays.
 */
@StaticInitSafe
public class OwnUriCheck implements SmallRyeConfigBuilderCustomizer {

    static final String SWITCH = "vertx.disableURIValidation";

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        if (System.getProperty(SWITCH) == null) {
            System.setProperty(SWITCH, "true");
        }
    }
}
