package dev.waystone.clones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.cli.clones.Git;
import dev.waystone.templates.Answers;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Template;
import dev.waystone.templates.TreeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service has is right on another system, below another package and outside the platform's repository. */
class ElsewhereTest {
    @TempDir
    Path folder;

    private final Checkout checkout = Checkout.ofThisBuild();

    @ParameterizedTest
    @ValueSource(strings = {"rest-service", "event-consumer"})
    void scripts_keep_their_line_ends_where_git_would_give_them_those_of_windows(String archetype) throws IOException {
        List<String> shell = checkout.template(archetype).manifest().shell();
        Path origin = Files.createDirectories(folder.resolve("origin"));
        for (String file : shell) {
            Files.copy(checkout.root().resolve(file), origin.resolve(file));
        }
        Git git = new Git(origin);
        git.run("init", "--quiet");
        git.run("add", "--all");
        git.run("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "-m", "feat: all");

        new Git(folder).run("-c", "core.autocrlf=true", "clone", "--quiet", "origin", "windows");

        assertThat(shell)
                .contains("waystone", "mvnw")
                .allSatisfy(file ->
                        assertThat(folder.resolve("windows/" + file)).hasSameBinaryContentAs(origin.resolve(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest-service", "event-consumer"})
    void a_package_of_another_company_leaves_nothing_of_ours(String archetype) {
        Template template = checkout.template(archetype);
        TreeMap<String, String> values = new TreeMap<>(template.manifest().values());
        values.put("package", "com.example.giftcards");
        Answers golden = Answers.golden(template.manifest());
        Answers told = new Answers(
                Noun.parse("Gift Card"), golden.consumed(), new TreeMap<>(), values, golden.without(), golden.layout());

        FileTree clone = Generation.generate(template, told);

        assertThat(clone.get("pom.xml").map(TreeFile::text).orElseThrow())
                .contains("<groupId>com.example.giftcards</groupId>");
        assertThat(clone.files().entrySet().stream()
                        .filter(file -> file.getValue().isText())
                        .flatMap(file -> file.getValue()
                                .text()
                                .lines()
                                .filter(line -> line.replace("org.acme.purchaseorders", "") // whose topic it reads
                                        .contains("org.acme"))
                                .map(line -> file.getKey() + ": " + line)))
                .isEmpty();
    }

    @Test
    void a_page_that_types_the_demo_says_that_it_is_the_platforms() {
        FileTree files = checkout.template("event-consumer").golden();
        List<String> typed = files.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".md"))
                .flatMap(file -> Stream.of(file.getValue().text().split("```sh\n")))
                .collect(Collectors.toList());
        List<String> before = Stream.iterate(0, i -> i + 1)
                .limit(typed.size() - 1L)
                .filter(i -> typed.get(i + 1).split("```")[0].contains("--demo"))
                .map(typed::get)
                .toList();

        assertThat(before).isNotEmpty().allMatch(text -> text.contains("checkout of the platform"));
    }
}
