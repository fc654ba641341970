package dev.waystone.acceptance;

import java.io.IOException;
import java.nio.file.Path;

/** Takes the template rest-service of a second clone back to what this repository's history had, and forward again. */
final class OlderTemplate {

    private static final String YAML = "templates/archetypes/rest-service/template.yaml";
    private static final String PLACES = "services/catalog-items templates/archetypes/rest-service"
            + " templates/archetypes/standalone templates/archetypes/template.xml";

    private final SecondClone clone;
    private final Path root;

    OlderTemplate(SecondClone clone, Path root) {
        this.clone = clone;
        this.root = root;
    }

    /** Whether this checkout has the history. */
    boolean isToBeHad() throws IOException, InterruptedException {
        return clone.type(git("rev-parse --is-shallow-repository"))
                .text()
                .strip()
                .equals("false");
    }

    /** As it was in the commit before the first that said {@code next}. */
    void before(String next) throws IOException, InterruptedException {
        String raised = git(
                "log --first-parent --reverse --format=%H -G'^version: " + next.replace(".", "[.]") + "' -- " + YAML);
        replace("commit=$(" + raised + " | head -n 1) && " + git("archive \"$commit^\" " + PLACES) + " | tar xf -");
    }

    /** As it is now. */
    void now() throws IOException, InterruptedException {
        replace("tar cf - --exclude target -C '" + root + "' " + PLACES + " | tar xf -");
    }

    private void replace(String fresh) throws IOException, InterruptedException {
        var answer = clone.type("rm -rf " + PLACES + " && " + fresh);
        if (answer.code() != 0) {
            throw new AssertionError("no other template: " + answer.text());
        }
    }

    private String git(String command) {
        return "git -C '" + root + "' " + command;
    }
}
