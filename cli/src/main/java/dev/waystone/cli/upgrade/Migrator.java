package dev.waystone.cli.upgrade;

import dev.waystone.cli.clones.CloneFiles;
import dev.waystone.cli.clones.TemplateSource;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Migration;
import dev.waystone.templates.Migrations;
import dev.waystone.templates.Template;
import dev.waystone.templates.TreeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

    Plan.Three migrate(Scratch scratch, Plan plan, Template from) throws IOException, InterruptedException {
        Plan.Three three = Plan.Three.of(plan.lock(), plan.before(), from, plan.to());
        for (Migration migration : plan.migrations()) {
            three = three.moved(migration);
            if (!migration.recipes().isEmpty()) {
                three = rewritten(scratch, three, recipes(scratch, migration, plan));
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
        return three.rewritten(laidOut(three.base(), base), laidOut(three.yours(), yours));
    }

    /** Two modules of one build have two names. */
    private static FileTree otherwiseNamed(FileTree base, String name) {
        String own = "<artifactId>" + name + "</artifactId>";
        return base.get(POM)
                .map(pom -> base.with(
                        POM, pom.withText(pom.text().replace(own, "<artifactId>before-" + name + "</artifactId>"))))
                .orElse(base);
    }

    /** A rewritten file is laid out as the build wants it, and can be executed or not as it could before. */
    private static FileTree laidOut(FileTree before, FileTree after) {
        SortedMap<String, TreeFile> files = new TreeMap<>(after.files());
        files.replaceAll((path, file) -> {
            Optional<TreeFile> old = before.get(path);
            TreeFile kept = old.map(known -> file.withKind(known.kind())).orElse(file);
            boolean changed = !old.equals(Optional.of(kept));
            return changed && path.endsWith(".java") ? Generation.laidOut(path, kept) : kept;
        });
        return new FileTree(files);
    }

    private List<Path> recipes(Scratch scratch, Migration migration, Plan plan) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String recipe : migration.recipes()) {
            String text =
                    Migrations.recipe(plan.to().manifest(), plan.lock().answers(), templates.recipe(plan.to(), recipe));
            files.add(Files.writeString(scratch.place().resolve("recipe-" + files.size() + ".yml"), text));
        }
        return files;
    }
}
