package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types the commands of {@code docs/how-to/upgrade.md} that need a clone of an older version, in a house that has one. Its
 * editor decides a conflict; the build is left to {@code ci/clones}.
 */
class HowToUpgradeTest {
    private static final Path PAGE = Path.of("../docs/how-to/upgrade.md");
    private static final String RESOURCE =
            "services/loyalty-accounts/src/main/java/org/acme/loyaltyaccounts/LoyaltyAccountResource.java";

    private final List<String> typed = new ArrayList<>();

    @TempDir
    Path folder;

    TinyHouse house;
    Path clone;

    @Test
    void every_command_does_what_the_page_says() throws IOException {
        a_clone_of_an_older_version("one");
        type("## Look", 0);
        type("## Upgrade", 0);
        assertThat(house.git.run("log", "-1", "--format=%s").text()).startsWith("build(loyalty-accounts): upgrade");

        a_clone_of_an_older_version("two");
        house.edit(house.root.resolve(RESOURCE), "PAGE = 20", "PAGE = 7");
        house.commit("feat: small pages");
        assertThat(Typed.of(house.root, new FakeWorkshop(), "upgrade", "loyalty-accounts")
                        .code())
                .isEqualTo(1);
        assertThat(house.git
                        .run("show", "waystone/upgrade-loyalty-accounts-1.1.0:" + RESOURCE)
                        .text())
                .contains(conflict());
        type("## When both changed the same", 0);

        a_clone_of_an_older_version("three");
        house.edit(clone.resolve(".ci/run"), "echo", "printf");
        house.commit("fix: print");
        type("## When both changed the same", 0, "--take-theirs");
        assertThat(typed).hasSize(14);
    }

    private void a_clone_of_an_older_version(String name) throws IOException {
        house = new TinyHouse(folder.resolve(name));
        clone = house.clone("Loyalty Account");
        house.secondVersion();
    }

    /** Types the commands of a section, those with a word in them if one is given. */
    private void type(String heading, int code, String... words) throws IOException {
        String section = Files.readString(PAGE).split("\n" + heading + "\n")[1].split("\n## ")[0];
        boolean commands = false;
        for (String line : section.lines().toList()) {
            if (line.startsWith("```")) {
                commands = line.equals("```sh");
            } else if (commands && (words.length == 0 ? !line.contains("--take-theirs") : line.contains(words[0]))) {
                run(line.replaceFirst("#.*", "").strip(), code);
            }
        }
    }

    private void run(String command, int code) throws IOException {
        typed.add(command);
        String[] words = command.split(" ");
        switch (words[0]) {
            case "./waystone" -> {
                Typed answer = Typed.of(
                        house.root,
                        new FakeWorkshop(),
                        List.of(words).subList(1, words.length).toArray(String[]::new));
                boolean red = words[1].equals("check")
                        && house.git.run("branch", "--show-current").text().equals("main");
                assertThat(answer.code()).as("%s: %s", command, answer).isEqualTo(red ? 1 : code);
            }
            case "git" -> house.git.run(List.of(words).subList(1, words.length).toArray(String[]::new));
            case "$EDITOR" -> house.edit(house.root.resolve(words[1]), conflict(), "    static final int PAGE = 7;\n");
            default -> assertThat(command).startsWith("./mvnw -pl services/loyalty-accounts -am");
        }
    }

    /** As the page shows it. */
    private static String conflict() throws IOException {
        return Files.readString(PAGE).split("```text\n")[1].split("```")[0];
    }
}
