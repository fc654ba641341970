package dev.waystone.clones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waystone.cli.Failure;
import dev.waystone.cli.clones.Clone;
import dev.waystone.cli.clones.Git;
import dev.waystone.cli.clones.GitTemplates;
import dev.waystone.cli.clones.MavenTemplates;
import dev.waystone.cli.clones.OwnRepository;
import dev.waystone.cli.upgrade.Checkup;
import dev.waystone.cli.upgrade.Outcome;
import dev.waystone.cli.upgrade.Scratch;
import dev.waystone.cli.upgrade.Trouble;
import dev.waystone.cli.upgrade.Upgrader;
import dev.waystone.templates.Answers;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Template;
import dev.waystone.templates.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A service in a repository of its own, made from the first version of its template, is looked at and upgraded there with templates that
 * its own Maven fetches. Nothing is built: OwnRepositoryLaterTest of {@code ci/acceptance} does that in {@code test --all}.
 */
class OwnRepositoryTest {

    private static final String TEMPLATE = "event-consumer";
    private static final String BRANCH = "waystone/upgrade-loyalty-notices-2.0.0";
    private static final String SOURCE = "src/main/java/org/acme/loyaltynotices/LoyaltyNotices.java";

    private final Checkout checkout = Checkout.ofThisBuild();
    private final GitTemplates history = new GitTemplates(checkout.root());
    private final Path place = Path.of("target/own repository").toAbsolutePath();
    private final Path local = Path.of("target/own-maven").toAbsolutePath();
    private final Path service = place.resolve("loyalty notices");
    private final PublishedTemplates published =
            new PublishedTemplates(place.resolve("published"), new Git(checkout.root()));
    private Git git = new Git(service);

    @BeforeEach
    void a_service_of_the_first_version_with_edits() throws IOException {
        assumeTrue(checkout.hasHistory(), Checkout.NO_HISTORY);
        Workshop.empty(place);
        makeLocal();
        Template first = history.at(TEMPLATE, Version.parse("1.0.0"));
        published.add(first);
        new OwnRepository(service)
                .make(Generation.generate(first, answers(first)), place.resolve("published"), "feat: ours");
        Files.createSymbolicLink(
                service.resolve(".waystone/maven"), checkout.root().resolve(".waystone/maven"));
        git = new Git(service);
        git.run("config", "user.name", "Ada");
        git.run("config", "user.email", "ada@example.org");
        commit("feat: ours, if Git knew nobody before");
    }

    @Test
    void is_checked_and_upgraded_with_what_its_own_maven_fetches() throws IOException, InterruptedException {
        assertThat(new Checkup(templates(), LocalDate.now()).of(service).troubles())
                .isEmpty();

        published.add(history.at(TEMPLATE, Version.parse("2.0.0")));
        published.add(history.at(TEMPLATE, Version.parse("1.1.0")));
        edit(SOURCE, "}\n", "\n    static String oursIsOurs() {\n        return \"ours\";\n    }\n}\n");
        edit(".ci/run", "./mvnw", "nice ./mvnw");
        commit("feat: really ours");
        MavenTemplates templates = templates();

        assertThat(new Checkup(templates, LocalDate.now()).of(service).troubles())
                .extracting(Trouble::kind)
                .containsExactly("stale version", "edited managed");
        assertThat(upgrade(templates, Set.of()).kind()).isEqualTo(Outcome.Kind.STOPPED);
        assertThatThrownBy(() -> templates.at(TEMPLATE, Version.parse("9.0.0")))
                .isInstanceOf(Failure.class)
                .hasMessageEndingWith("allowed: 1.0.0, 1.1.0, 2.0.0");

        Outcome outcome = upgrade(templates, Set.of(".ci/run"));

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UNVERIFIED);
        assertThat(outcome.branch()).contains(BRANCH);
        git.run("merge", "--quiet", "--ff-only", BRANCH);
        assertThat(git.run("show", "--name-only", "--format=", "HEAD").text().lines())
                .contains("waystone.lock", ".ci/run", "src/test/java/org/acme/loyaltynotices/LargeTablesTest.java")
                .doesNotContain(".waystone");
        assertThat(Files.readString(service.resolve(SOURCE))).contains("oursIsOurs()");
        assertThat(service.resolve("mvnw")).isExecutable();
        assertThat(new Checkup(templates(), LocalDate.now()).of(service).troubles())
                .isEmpty();
    }

    /** A Maven repository with all that this machine's has, but for whatever it has of the platform. */
    private void makeLocal() throws IOException {
        Workshop.empty(local);
        Path real = Path.of(System.getProperty("maven.local-repository"));
        link(real, local, "dev");
        link(real.resolve("dev"), local.resolve("dev"), "waystone");
        new PlatformArtifacts(checkout).layOut(local);
    }

    private static void link(Path from, Path to, String leftOut) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                if (!entry.getFileName().toString().equals(leftOut)) {
                    Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
                }
            }
        }
    }

    private Outcome upgrade(MavenTemplates templates, Set<String> takeTheirs) throws IOException, InterruptedException {
        var wish = new Upgrader.Wish(Optional.empty(), takeTheirs, false, false);
        return new Upgrader(templates, new NoWorkshop(), step -> {}).upgrade(Clone.in(service), wish);
    }

    /** Anew, as each command has them. */
    private MavenTemplates templates() {
        return new MavenTemplates(service, this::maven);
    }

    private void maven(String doing, Path log, String... arguments) throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        var builder = new ProcessBuilder(service.resolve("mvnw").toString(), "-B", "-Dmaven.repo.local=" + local)
                .directory(service.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().remove("MAVEN_ARGS"); // which splits at blanks
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = builder.start();
        if (!maven.waitFor(2, TimeUnit.MINUTES)) {
            maven.descendants().forEach(ProcessHandle::destroy);
            maven.destroy();
        }
        if (maven.waitFor() != 0) {
            throw new Failure(doing + " failed");
        }
    }

    private void edit(String path, String last, String fresh) throws IOException {
        String text = Files.readString(service.resolve(path));
        int at = text.lastIndexOf(last);
        Files.writeString(service.resolve(path), text.substring(0, at) + fresh + text.substring(at + last.length()));
    }

    private void commit(String message) {
        git.run("add", "--all");
        git.run("commit", "--quiet", "--allow-empty", "-m", message);
    }

    private static Answers answers(Template template) {
        return new Answers(
                Noun.parse("Loyalty Notice"),
                template.manifest().nouns().consumed(),
                new TreeMap<>(),
                new TreeMap<>(Map.of(
                        "package", "org.acme.loyaltynotices",
                        "owner", "loyalty",
                        "onCall", "loyalty-on-call",
                        "port", "8191")),
                new TreeSet<>(),
                Answers.Layout.STANDALONE);
    }

    /** For upgrades without recipes that are not built. */
    private static final class NoWorkshop implements dev.waystone.cli.upgrade.Workshop {
        @Override
        public void verify(Scratch scratch) {
            throw new AssertionError("nothing is to be built");
        }

        @Override
        public void rewrite(Scratch scratch, Path before, List<Path> recipes) {
            throw new AssertionError("no recipe is to run");
        }
    }
}
