package dev.waystone.cli.upgrade;

import dev.waystone.cli.clones.CloneFiles;
import dev.waystone.cli.clones.TemplateSource;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Lock;
import dev.waystone.templates.Migration;
import dev.waystone.templates.Migrations;
import dev.waystone.templates.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Does what migrations say, to the clone and to what the older template gave, so that the merge sees no difference where both
 * went the same way.
 */
final class Migrator {
    private static final String POM = "pom.xml";

    private final TemplateSource templates;
    private final Workshop workshop;

    Migrator(TemplateSource templates, Workshop workshop) {
        this.templates = templates;
        this.workshop = workshop;
    }

    Plan.Three migrate(Scratch scratch, FileTree yours, Template from, Template to)
            throws IOException, InterruptedException {
        Lock lock = scratch.clone().lock();
        Plan.Three three = new Plan.Three(
                Generation.generate(from, lock.answers()), yours, Generation.generate(to, lock.answers()));
        for (Migration migration : Migrations.between(
                to.manifest(), lock.answers(), lock.version(), to.manifest().version())) {
            three = new Plan.Three(migration.apply(three.base()), migration.apply(three.yours()), three.theirs());
            if (!migration.recipes().isEmpty()) {
                three = rewritten(scratch, three, recipes(scratch, migration, to));
            }
        }
        return three;
    }

    private Plan.Three rewritten(Scratch scratch, Plan.Three three, List<Path> recipes)
            throws IOException, InterruptedException {
        Path before =
                scratch.folder().resolveSibling("before-" + scratch.clone().name());
        String name = scratch.clone().name();
        Upgrader.write(CloneFiles.read(scratch.folder()), three.yours(), scratch.folder());
        Upgrader.write(FileTree.EMPTY, otherwiseNamed(three.base(), name), before);
        workshop.rewrite(scratch, before, recipes);
        FileTree yours = CloneFiles.read(scratch.folder());
        FileTree base = CloneFiles.walk(before);
        base = three.base().get(POM).isPresent()
                ? base.with(POM, three.base().files().get(POM))
                : base.without(POM);
        Scratch.delete(before);
        return new Plan.Three(laidOut(three.base(), base), laidOut(three.yours(), yours), three.theirs());
    }

    /** Two modules of one build have two names. */
    private static FileTree otherwiseNamed(FileTree base, String name) {
        String own = "<artifactId>" + name + "</artifactId>";
        return base.get(POM)
                .map(pom -> base.with(
                        POM, pom.withText(pom.text().replace(own, "<artifactId>before-" + name + "</artifactId>"))))
                .orElse(base);
    }

    /** A rewritten file is laid out as the build wants it. */
    private static FileTree laidOut(FileTree before, FileTree after) {
        FileTree tree = after;
        for (var file : after.files().entrySet()) {
            boolean changed =
                    !before.get(file.getKey()).map(file.getValue()::equals).orElse(false);
            if (changed && file.getKey().endsWith(".java")) {
                tree = tree.with(file.getKey(), Generation.laidOut(file.getKey(), file.getValue()));
            }
        }
        return tree;
    }

    private List<Path> recipes(Scratch scratch, Migration migration, Template to) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String recipe : migration.recipes()) {
            String text =
                    Migrations.recipe(to.manifest(), scratch.clone().lock().answers(), templates.recipe(to, recipe));
            files.add(Files.writeString(scratch.place().resolve("recipe-" + files.size() + ".yml"), text));
        }
        return files;
    }
}
