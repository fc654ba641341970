package dev.waystone.cli.clones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.templates.FileTree;
import dev.waystone.templates.TreeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git tells hooks and aliases by variables which repository it works in; that one is not ours. */
class InheritedRepositoryTest {
    private static final List<String> SETTINGS = List.of("GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT");

    @TempDir
    Path folder;

    @Test
    void what_is_made_from_a_hook_leaves_the_hooks_own_repository_alone() throws Exception {
        Git user = new Git(Files.createDirectories(folder.resolve("user")));
        user.run("init", "--quiet");
        Files.writeString(folder.resolve("user/mine.txt"), "mine");
        user.run("add", "--all");
        user.run("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "mine");
        String before = user.run("rev-parse", "HEAD").text();

        Process hook = hook(folder.resolve("made"));

        assertThat(hook.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(hook.exitValue()).isZero();
        assertThat(user.run("rev-parse", "HEAD").text()).isEqualTo(before);
        assertThat(user.run("status", "--short").text()).isEmpty();
        assertThat(new Git(folder.resolve("made")).run("ls-files").text()).isEqualTo("theirs.txt");
    }

    /** Settings go through: they say how git works (proxies, safe folders), not where. */
    @Test
    void nothing_that_git_calls_local_to_a_repository_is_passed_on() {
        List<String> local = new Git(folder)
                .run("rev-parse", "--local-env-vars")
                .text()
                .lines()
                .toList();

        assertThat(Git.ELSEWHERE)
                .containsAll(
                        local.stream().filter(name -> !SETTINGS.contains(name)).toList());
        assertThat(Git.ELSEWHERE).doesNotContainAnyElementsOf(SETTINGS);
    }

    private Process hook(Path made) throws IOException {
        Path user = folder.resolve("user");
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Hook.class.getName(),
                made.toString());
        builder.environment()
                .putAll(Map.of(
                        "GIT_DIR", user.resolve(".git").toString(),
                        "GIT_WORK_TREE", user.toString(),
                        "GIT_INDEX_FILE", user.resolve(".git/index").toString(),
                        "GIT_AUTHOR_NAME", "Ada",
                        "GIT_AUTHOR_EMAIL", "ada@example.org",
                        "GIT_COMMITTER_NAME", "Ada",
                        "GIT_COMMITTER_EMAIL", "ada@example.org"));
        return builder.inheritIO().start();
    }

    /** What a hook of the user's runs. */
    static final class Hook {
        public static void main(String... arguments) throws IOException {
            Path made = Path.of(arguments[0]);
            FileTree files = FileTree.EMPTY
                    .with("theirs.txt", TreeFile.of("theirs"))
                    .with(".gitignore", TreeFile.of(".waystone/\n.gitignore\n"));
            new OwnRepository(made).make(files, made, "feat: theirs");
        }
    }
}
