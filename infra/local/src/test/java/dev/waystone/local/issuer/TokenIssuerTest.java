package dev.waystone.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waystone.local.web.Client;
import dev.waystone.local.web.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIssuerTest {
    @TempDir
    Path state;

    TokenIssuer issuer;

    @BeforeEach
    void start() throws IOException {
        issuer = TokenIssuer.start(0, state);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void a_token_carries_its_claims_and_verifies_with_the_published_key() throws Exception {
        String token = token("{\"tenant\":\"demo\",\"roles\":[\"operator\"],\"sub\":\"ann\",\"ttl\":60}");
        JsonNode claims = claims(token);

        assertThat(verifies(token)).isTrue();
        assertThat(claims.get("iss").asText()).isEqualTo(issuer.address());
        assertThat(claims.get("aud").asText()).isEqualTo("waystone");
        assertThat(claims.get("tenant").asText()).isEqualTo("demo");
        assertThat(claims.get("sub").asText()).isEqualTo("ann");
        assertThat(claims.get("groups")).hasToString("[\"operator\"]");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(60);
    }

    @Test
    void a_form_is_as_good_as_json() throws Exception {
        String form = "tenant=demo&roles=operator&roles=stock-items%3Aread";
        JsonNode answer = client().call("POST", "/token", "application/x-www-form-urlencoded", form)
                .json();

        assertThat(claims(answer.get("access_token").asText()).get("groups"))
                .hasToString("[\"operator\",\"stock-items:read\"]");
    }

    @Test
    void a_token_has_every_role_unless_some_are_named() throws Exception {
        assertThat(claims(token("{\"tenant\":\"demo\"}")).get("groups")).hasSameSizeAs(Roles.ALL);
    }

    @Test
    void a_service_that_is_noted_while_it_runs_has_its_roles() throws Exception {
        Roles.note(state, "loyalty-accounts");

        assertThat(claims(token("{\"tenant\":\"demo\"}")).get("groups").toString())
                .contains("operator", "loyalty-accounts:read", "loyalty-accounts:write");
    }

    @Test
    void tokens_survive_a_restart() throws Exception {
        String token = token("{\"tenant\":\"demo\"}");
        issuer.close();
        issuer = TokenIssuer.start(0, state);

        assertThat(verifies(token)).isTrue();
    }

    @Test
    void a_rotation_signs_anew_and_keeps_the_old_key_published() throws Exception {
        String before = token("{\"tenant\":\"demo\"}");
        String rotated = client().post("/rotate", "").json().get("kid").asText();
        String after = token("{\"tenant\":\"demo\"}");

        assertThat(kid(after)).isEqualTo(rotated).isNotEqualTo(kid(before));
        assertThat(verifies(before)).isTrue();
        assertThat(verifies(after)).isTrue();
    }

    @Test
    void only_the_owner_reads_the_keys() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("signing-keys"))))
                .isEqualTo("rw-------");
    }

    @Test
    void the_discovery_document_leads_to_the_keys() {
        assertThat(client().get("/.well-known/openid-configuration")
                        .json()
                        .get("jwks_uri")
                        .asText())
                .isEqualTo(issuer.address() + "/jwks");
    }

    @Test
    void a_token_without_tenant_is_refused_with_the_field() {
        assertRefused("{}", "tenant is \"\"; allowed: 1 to 100 letters");
    }

    @Test
    void an_unknown_role_is_refused_with_the_known_ones() {
        assertRefused(
                "{\"tenant\":\"demo\",\"roles\":[\"king\"]}",
                "roles: unknown role \"king\"; allowed: catalog-items:read");
    }

    @Test
    void a_lifetime_out_of_bounds_is_refused() {
        assertRefused("{\"tenant\":\"demo\",\"ttl\":0}", "ttl is 0; allowed: 1 to 86400 seconds");
    }

    @Test
    void an_unknown_field_is_refused() {
        assertRefused("{\"tennant\":\"demo\"}", "tennant: Unrecognized field");
    }

    @Test
    void nonsense_is_refused() {
        assertRefused("tenant", "the body is not JSON");
    }

    @Test
    void an_unknown_path_is_a_404() {
        assertThat(client().get("/nowhere").status()).isEqualTo(404);
    }

    private void assertRefused(String body, String detail) {
        Client.Answer answer = client().post("/token", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).startsWith(detail);
    }

    private Client client() {
        return new Client(issuer.address());
    }

    private String token(String body) {
        return client().post("/token", body).json().get("access_token").asText();
    }

    private static String kid(String token) throws IOException {
        return part(token, 0).get("kid").asText();
    }

    private static JsonNode claims(String token) throws IOException {
        return part(token, 1);
    }

    private static JsonNode part(String token, int index) throws IOException {
        return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }

    private boolean verifies(String token) throws IOException, GeneralSecurityException {
        String kid = kid(token);
        JsonNode jwk = StreamSupport.stream(
                        client().get("/jwks").json().get("keys").spliterator(), false)
                .filter(key -> key.get("kid").asText().equals(kid))
                .findFirst()
                .orElseThrow();
        var spec = new RSAPublicKeySpec(number(jwk.get("n")), number(jwk.get("e")));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(spec));
        signature.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1)));
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }
}
