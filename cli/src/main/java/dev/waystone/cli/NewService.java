package dev.waystone.cli;

import dev.waystone.cli.clones.Codeowners;
import dev.waystone.cli.clones.Contracts;
import dev.waystone.templates.Answers;
import dev.waystone.templates.Answers.Layout;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Template;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A service that is about to be made.
 *
 * @param files all of it
 */
record NewService(Template template, Answers answers, FileTree files) {
    /** With its owner, and the documents of the topic that it reads, if it is to be a repository of its own. */
    static NewService of(Template template, Answers answers, Path root) throws IOException {
        FileTree files = Generation.generate(template, answers);
        if (answers.layout() == Layout.STANDALONE) {
            files = Codeowners.alone(files, root, answers.value("owner"));
            if (answers.consumed().isPresent()) {
                files = Contracts.with(files, root, answers.consumed().get().kebabMany());
            }
        }
        return new NewService(template, answers, files);
    }

    /** Also its folder, its topic and its database. */
    String name() {
        return answers.noun().kebabMany();
    }

    /** The template and its version. */
    String origin() {
        return template.manifest().name() + " " + template.manifest().version();
    }

    /** Of the first commit. */
    String message() {
        return "feat: " + name() + ", made from " + origin();
    }
}
