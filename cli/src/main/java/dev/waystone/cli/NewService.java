package dev.waystone.cli;

import dev.waystone.cli.clones.Contracts;
import dev.waystone.cli.clones.Monorepo;
import dev.waystone.render.Descriptors;
import dev.waystone.templates.Answers;
import dev.waystone.templates.Answers.Layout;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Manifest;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Template;
import dev.waystone.templates.TopicSkeleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A service that is about to be made.
 *
 * @param files all of it
 */
record NewService(Template template, Answers answers, FileTree files) {
    /** With the documents of the topic that it reads, if it is to be a repository of its own. */
    static NewService of(Template template, Answers answers, Path root) throws IOException {
        FileTree files = Generation.generate(template, answers);
        if (template.manifest().derived().filter(answers.without()::contains).isPresent()) {
            String topic = answers.consumed().orElseThrow().kebabMany();
            files = TopicSkeleton.on(files, template.manifest(), answers, Contracts.events(root, topic));
        }
        if (answers.layout() == Layout.STANDALONE) {
            Optional<Noun> consumed = answers.consumed();
            files = consumed.isPresent()
                    ? Contracts.with(files, root, consumed.get().kebabMany())
                    : files;
        }
        return new NewService(template, answers, files);
    }

    /** Also its folder, its topic and its database. */
    String name() {
        return answers.noun().kebabMany();
    }

    /** What is wrong with its descriptor; nothing, if the template is as it should be. */
    List<String> problems() {
        String where = Monorepo.folder(name()) + "/service.yaml";
        return files.get("service.yaml")
                .map(descriptor -> Descriptors.problems(descriptor.text(), where))
                .orElse(List.of(where + ": there is none"));
    }

    /** The template and its version. */
    String origin() {
        return template.manifest().name() + " " + template.manifest().version();
    }

    /** What it reads, if that is no sample; in words. */
    Optional<String> derived() {
        Manifest manifest = template.manifest();
        return manifest.derived()
                .filter(answers.without()::contains)
                .flatMap(sample -> answers.consumed())
                .map(topic -> "it reads what the documents of " + topic.kebabMany() + " say, and has none of "
                        + String.join(", ", answers.without()));
    }

    /** Of the first commit. */
    String message() {
        return "feat: " + name() + ", made from " + origin();
    }
}
