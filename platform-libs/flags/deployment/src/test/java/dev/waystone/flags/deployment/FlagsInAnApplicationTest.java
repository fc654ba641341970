package dev.waystone.flags.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.core.CurrentContext;
import dev.waystone.core.RequestContext;
import dev.waystone.flags.Flag;
import dev.waystone.flags.FlagVariant;
import dev.waystone.flags.Flags;
import io.quarkus.arc.Arc;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FlagsInAnApplicationTest {

    private static final Path FILE =
            Path.of("target/flags-in-an-application.json").toAbsolutePath();
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .setBeforeAllCustomizer(() -> write(""))
            .withApplicationRoot(jar -> jar.addClasses(Shop.class, Somebody.class)
                    .addAsResource(new StringAsset(Descriptors.with("""
                            - {name: note-items.search, kind: ops, owner: notes, expires: 2999-12-31, default: true}
                            - {name: note-items.colour, kind: experiment, owner: notes, expires: 2999-12-31, default: false}
                            """)), "service.yaml"))
            .overrideConfigKey("waystone.flags.file", FILE.toString());

    @Inject
    Shop shop;

    @Inject
    Flags flags;

    @BeforeEach
    void nobody_has_said_anything() {
        write("");
        awaitThat(() -> shop.searches() && !shop.isColourful());
    }

    @Test
    void the_default_holds_until_somebody_says_otherwise() {
        write(toggle("note-items.search", false, "[]"));
        awaitThat(() -> !shop.searches());

        write("");
        awaitThat(() -> shop.searches());
    }

    @Test
    void a_request_is_told_the_same_from_its_begin_to_its_end() {
        inRequest(() -> {
            boolean atFirst = shop.searches();
            write(toggle("note-items.search", false, "[]"));
            awaitThat(() -> onAnotherThread(shop::searches) != atFirst);

            assertThat(shop.searches()).isEqualTo(atFirst);
            return null;
        });
        assertThat(inRequest(shop::searches)).isFalse();
    }

    @Test
    void it_is_asked_for_the_actor_and_the_tenant_at_hand() {
        String forAcme = """
                [{"name": "default", "constraints": [{"contextName": "tenant", "operator": "IN", "values": ["acme"]}]},
                 {"name": "userWithId", "parameters": {"userIds": "ann"}}]""";
        write(toggle("note-items.search", true, forAcme));
        awaitThat(() -> !shop.searches());

        assertThat(as("acme", "bob", shop::searches)).isTrue();
        assertThat(as("other", "ann", shop::searches)).isTrue();
        assertThat(as("other", "bob", shop::searches)).isFalse();
    }

    @Test
    void an_experiment_has_variants_and_none_when_it_is_off() {
        write("""
                {"name": "note-items.colour", "enabled": true, "strategies": [{"name": "default"}],
                 "variants": [{"name": "blue", "weight": 1000, "payload": {"type": "string", "value": "#00f"}}]}""");
        awaitThat(() -> shop.isColourful());
        assertThat(as("acme", "ann", shop::colour)).isEqualTo(new FlagVariant("blue", Optional.of("#00f")));

        write("");
        awaitThat(() -> !shop.isColourful());
        assertThat(shop.colour()).isEqualTo(FlagVariant.none());
    }

    @Test
    void a_flag_that_slipped_past_the_build_is_an_error() throws ReflectiveOperationException {
        Flag slipped = (Flag) Flag.class.getMethod("named", String.class).invoke(null, "note-items.serach");

        assertThatThrownBy(() -> flags.isOn(slipped))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("flag note-items.serach is not declared in service.yaml; did you mean note-items.search?");
    }

    private <T> T as(String tenant, String actor, Supplier<T> question) {
        return inRequest(() -> {
            Somebody.context = Optional.of(RequestContext.of(tenant, actor));
            try {
                return question.get();
            } finally {
                Somebody.context = Optional.empty();
            }
        });
    }

    private static <T> T inRequest(Supplier<T> work) {
        var requests = Arc.container().requestContext();
        requests.activate();
        try {
            return work.get();
        } finally {
            requests.terminate();
        }
    }

    private static boolean onAnotherThread(BooleanSupplier question) {
        boolean[] answer = new boolean[1];
        Thread thread = Thread.ofPlatform().start(() -> answer[0] = question.getAsBoolean());
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return answer[0];
    }

    private static void awaitThat(BooleanSupplier holds) {
        long end = System.nanoTime() + TWO_SECONDS.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("a change counts within two seconds")
                    .isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static String toggle(String name, boolean on, String strategies) {
        return """
                {"name": "%s", "enabled": %s, "strategies": %s}""".formatted(name, on, strategies);
    }

    private static void write(String features) {
        try {
            Path draft = FILE.resolveSibling("draft.json");
            Files.writeString(draft, "{\"version\": 2, \"features\": [" + features + "]}");
            Files.move(draft, FILE, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ApplicationScoped
    public static class Shop {

        private static final Flag SEARCH = Flag.named("note-items.search");
        private static final Flag COLOUR = Flag.named("note-items.colour");

        @Inject
        Flags flags;

        public boolean searches() {
            return flags.isOn(SEARCH);
        }

        public boolean isColourful() {
            return flags.isOn(COLOUR);
        }

        public FlagVariant colour() {
            return flags.variant(COLOUR);
        }
    }

    /** Who is served; a field is enough for one test at a time. */
    @ApplicationScoped
    public static class Somebody implements CurrentContext {

        static volatile Optional<RequestContext> context = Optional.empty();

        @Override
        public Optional<RequestContext> peek() {
            return context;
        }
    }
}
