package dev.waystone.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.core.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenVerifierTest {

    private final TestKeys keys = new TestKeys();
    private final TokenVerifier verifier =
            new TokenVerifier(keys.issuer(), new IssuerKeys(keys.issuer(), SecurityConfigTest.defaults()));

    @AfterEach
    void stop() {
        keys.close();
    }

    @Test
    void a_token_that_is_right_in_everything_gives_its_claims() {
        String token = keys.token();

        JwtClaims claims = verifier.verified(token);

        assertThat(claims.getClaimValueAsString("sub")).isEqualTo("ada");
        assertThat(claims.getClaimValueAsString("tenant")).isEqualTo("demo");
        assertThat(claims.getClaimValueAsString("raw_token")).isEqualTo(token);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongs")
    void a_token_that_is_wrong_in_anything_is_refused_in_words(String reason, UnaryOperator<JwtClaimsBuilder> wrong) {
        String token = keys.signed(wrong.apply(keys.claims()));

        assertThatThrownBy(() -> verifier.verified(token))
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessage(reason);
    }

    static Stream<Arguments> wrongs() {
        return Stream.of(
                wrong("the token is of another issuer", claims -> claims.issuer("http://127.0.0.1/another")),
                wrong("the token is meant for another audience", claims -> claims.audience("another")),
                wrong(
                        "the token has expired",
                        claims -> claims.expiresAt(Instant.now().minusSeconds(60))),
                wrong(
                        "the token is not valid",
                        claims -> claims.claim(
                                "nbf", Instant.now().plusSeconds(60).getEpochSecond())),
                wrong("the token names no tenant", claims -> claims.remove("tenant")),
                wrong("the token names no tenant", claims -> claims.claim("tenant", "")),
                wrong("the token names no tenant", claims -> claims.claim("tenant", "../etc")),
                wrong("the token names no tenant", claims -> claims.claim("tenant", List.of("a", "b"))),
                wrong("the token is not valid", claims -> claims.remove("sub")),
                wrong("the token names no subject", claims -> claims.subject("x".repeat(256))));
    }

    private static Arguments wrong(String reason, UnaryOperator<JwtClaimsBuilder> change) {
        return Arguments.of(reason, change);
    }

    @Test
    void no_signature_and_a_secret_as_a_signature_are_refused() {
        String payload = keys.token().split("\\.")[1];

        for (String token : List.of(
                "eyJhbGciOiJub25lIn0." + payload + ".",
                keys.claims().signWithSecret("x".repeat(64)),
                "a.b.c",
                "",
                "x")) {
            assertThatThrownBy(() -> verifier.verified(token)).isInstanceOf(AuthenticationFailedException.class);
        }
    }

    @Test
    void rotated_keys_count_at_once_and_the_old_ones_still_do() throws InterruptedException {
        String before = keys.token();
        verifier.verified(before);
        Thread.sleep(SecurityConfigTest.defaults().keys().pause().plusMillis(100));

        keys.rotate();

        assertThat(verifier.verified(keys.token()).getClaimValueAsString("sub")).isEqualTo("ada");
        assertThat(verifier.verified(before).getClaimValueAsString("raw_token")).isEqualTo(before);
    }

    @Test
    void made_up_key_ids_do_not_make_the_issuer_busy() {
        verifier.verified(keys.token());
        int asked = keys.asked();
        Instant begin = Instant.now();

        for (int i = 0; i < 20; i++) {
            String forged = keys.forged("made-up-" + i);
            assertThatThrownBy(() -> verifier.verified(forged)).isInstanceOf(AuthenticationFailedException.class);
        }

        long pauses = Duration.between(begin, Instant.now())
                .dividedBy(SecurityConfigTest.defaults().keys().pause());
        assertThat(keys.asked() - asked).as("one at first, then one a pause").isLessThanOrEqualTo((int) pauses + 2);
    }

    @Test
    void a_forged_token_with_a_known_key_id_is_refused() {
        verifier.verified(keys.token());
        String forged = keys.forged("key-0");
        assertThatThrownBy(() -> verifier.verified(forged)).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void known_keys_outlive_their_issuer() {
        verifier.verified(keys.token());
        keys.close();

        String later = keys.signed(keys.claims().subject("bob"));
        JwtClaims claims = verifier.verified(later);

        assertThat(claims.getClaimValueAsString("sub")).isEqualTo("bob");
        assertThat(claims.getClaimValueAsString("tenant")).isEqualTo("demo");
        assertThat(claims.getClaimValueAsString("raw_token")).isEqualTo(later);
    }

    @Test
    void a_token_that_cannot_be_judged_is_503_and_no_401() {
        String token = keys.token();
        keys.close();

        assertThatThrownBy(() -> verifier.verified(token)).isInstanceOfSatisfying(ProblemException.class, answer -> {
            assertThat(answer.problem().status()).isEqualTo(503);
            assertThat(answer.headers()).containsKey("Retry-After");
        });
    }
}
