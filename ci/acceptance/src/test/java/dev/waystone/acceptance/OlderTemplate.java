package dev.waystone.acceptance;

import java.io.IOException;
import java.nio.file.Path;

/** Takes a template of a second clone back to what this repository's history had, and forward again. */
final class OlderTemplate {

    static final String NO_HISTORY = "this checkout has no history; git fetch --unshallow brings it";

    private final SecondClone clone;
    private final Path root;
    private final String yaml;
    private final String places;

    private OlderTemplate(SecondClone clone, Path root, String archetype, String golden) {
        this.clone = clone;
        this.root = root;
        this.yaml = "templates/archetypes/" + archetype + "/template.yaml";
        this.places = "services/" + golden + " templates/archetypes/" + archetype
                + " templates/archetypes/standalone templates/archetypes/template.xml";
    }

    static OlderTemplate restService(SecondClone clone, Path root) {
        return new OlderTemplate(clone, root, "rest-service", "catalog-items");
    }

    static OlderTemplate eventConsumer(SecondClone clone, Path root) {
        return new OlderTemplate(clone, root, "event-consumer", "order-notices");
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
                "log --first-parent --reverse --format=%H -G'^version: " + next.replace(".", "[.]") + "' -- " + yaml);
        replace("commit=$(" + raised + " | head -n 1) && " + git("archive \"$commit^\" " + places) + " | tar xf -");
    }

    /** As it is now. */
    void now() throws IOException, InterruptedException {
        replace("tar cf - --exclude target -C '" + root + "' " + places + " | tar xf -");
    }

    private void replace(String fresh) throws IOException, InterruptedException {
        var answer = clone.type("rm -rf " + places + " && " + fresh);
        if (answer.code() != 0) {
            throw new AssertionError("no other template: " + answer.text());
        }
    }

    private String git(String command) {
        return "git -C '" + root + "' " + command;
    }
}
