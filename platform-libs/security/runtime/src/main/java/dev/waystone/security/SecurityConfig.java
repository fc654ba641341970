package dev.waystone.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How tokens and the issuer's keys are kept. Who the issuer is stands in the standard keys: {@code mp.jwt.verify.issuer},
 * {@code mp.jwt.verify.publickey.location} (the address of its JWKS) and {@code mp.jwt.verify.audiences}.
 */
@ConfigMapping(prefix = "waystone.security")
interface SecurityConfig {

    Tokens tokens();

    Keys keys();

    /** Verified tokens, which need no second verification. */
    interface Tokens {

        /** How many are kept. */
        @WithDefault("10000")
        int kept();

        /** How long one is kept at most; never beyond its own expiry. A key that is withdrawn counts no later than this. */
        @WithDefault("5m")
        Duration keptFor();
    }

    /** The issuer's public keys. */
    interface Keys {

        /** How long to wait for the issuer. */
        @WithDefault("2s")
        Duration timeout();

        /** How long keys count without being asked for again, unless the issuer's answer says otherwise. */
        @WithDefault("10m")
        Duration keptFor();

        /** How long known keys still count while the issuer is away. */
        @WithDefault("24h")
        Duration keptWhileAway();

        /** The least time between two requests to the issuer; tokens with made-up key ids cannot cause more. */
        @WithDefault("1s")
        Duration pause();
    }
}
