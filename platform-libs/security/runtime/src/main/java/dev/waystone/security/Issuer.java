package dev.waystone.security;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whose tokens count, by the standard keys {@code mp.jwt.verify.*}; without them nothing starts. */
@Singleton
final class Issuer {

    private final String name;
    private final String keys;
    private final List<String> audiences;
    private final Duration clockSkew;

    // Read directly: SmallRye's own view has a made-up key instead of an address in tests and in dev mode.
    Issuer(
            @ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> name,
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> keys,
            @ConfigProperty(name = "mp.jwt.verify.audiences") List<String> audiences,
            @ConfigProperty(name = "mp.jwt.verify.clock.skew") int clockSkew) {
        List<String> wrong = new ArrayList<>();
        if (name.isEmpty()) {
            wrong.add(
                    "mp.jwt.verify.issuer is not set; the issuer of the tokens is accepted, as in their claim \"iss\"");
        }
        if (keys.filter(location -> location.matches("https?://.+")).isEmpty()) {
            wrong.add("mp.jwt.verify.publickey.location is " + keys.orElse("not set")
                    + "; the http or https address of the issuer's JWKS is accepted");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(String.join(System.lineSeparator(), wrong));
        }
        this.name = name.get();
        this.keys = keys.get();
        this.audiences = List.copyOf(audiences);
        this.clockSkew = Duration.ofSeconds(clockSkew);
    }

    String name() {
        return name;
    }

    /** The address of its JWKS. */
    String keys() {
        return keys;
    }

    List<String> audiences() {
        return audiences;
    }

    Duration clockSkew() {
        return clockSkew;
    }
}
