package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A second clone with a Git of its own, which has this one's history; upgrades are offered and taken in it. */
final class GitClone implements AfterEachCallback {

    /** The one branch on which an upgrade is offered, for a shell. */
    static final String OFFER = "$(git branch --list 'waystone/*' --format='%(refname:short)')";

    private final SecondClone clone;
    private final Path root;

    /** @param name of its folder */
    GitClone(Path root, String name) {
        this.root = root;
        this.clone = new SecondClone(root, name);
    }

    /** Makes it anew, with everything committed. */
    void make() throws IOException, InterruptedException {
        clone.make();
        typed(0, """
                git init -q -b main && git fetch -q '%s' HEAD && git reset -q FETCH_HEAD
                git config user.name Ada && git config user.email ada@example.org
                git add -A && { git commit -qm 'what is not committed yet' || true; }
                """.formatted(root));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        clone.afterEach(test);
    }

    void endLeftovers() {
        clone.endLeftovers();
    }

    OlderTemplate restService() {
        return OlderTemplate.restService(clone, root);
    }

    OlderTemplate eventConsumer() {
        return OlderTemplate.eventConsumer(clone, root);
    }

    Path file(String path) {
        return clone.folder().resolve(path);
    }

    void commit(String message) throws IOException, InterruptedException {
        typed(0, "git add -A && git commit -qm '" + message + "'");
    }

    /** Takes what is offered, and forgets the branch. */
    void takeOffer() throws IOException, InterruptedException {
        typed(0, "offer=" + OFFER + " && git merge -q --ff-only \"$offer\" && git branch -q -d \"$offer\"");
    }

    /** Types a script that must end with an exit code. @return what it printed */
    String typed(int code, String script) throws IOException, InterruptedException {
        var answer = clone.type(script);
        assertThat(answer.code()).as(answer.text()).isEqualTo(code);
        return answer.text();
    }
}
