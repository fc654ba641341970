package dev.waystone.cli;

import dev.waystone.cli.clones.Git;
import dev.waystone.cli.clones.GitTemplates;
import dev.waystone.templates.Answers;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Times the upgrade of many clones of the real template rest-service, without building them: {@code FleetTiming <repository>
 * <empty folder> <clones>}. Each clone has a noun, an edit and a repository of its own. Prints seconds; fails where a clone was not upgraded.
 */
final class FleetTiming {
    private static final String MANIFEST = "templates/archetypes/rest-service/template.yaml";
    private static final String GOLDEN = "services/catalog-items";
    private static final String PROPERTIES = "src/main/resources/application.properties";

    private FleetTiming() {}

    public static void main(String[] arguments) throws IOException {
        Path repository = Path.of(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1])).toAbsolutePath();
        int count = Integer.parseInt(arguments[2]);
        Path house = house(repository, folder.resolve("house"));
        StringBuilder fleet =
                new StringBuilder("apiVersion: waystone.dev/v1\nwaves: [1, 10%, all]\nparallel: 2\nclones:\n");
        Template template = new GitTemplates(house).newest("rest-service");
        for (int i = 0; i < count; i++) {
            clone(template, folder.resolve("clone-" + i), i);
            fleet.append("  - {path: clone-").append(i).append("}\n");
        }
        Files.writeString(folder.resolve("fleet.yaml"), fleet.toString());
        newer(house);

        long start = System.nanoTime();
        Typed typed = Typed.of(
                house, new FakeWorkshop(), "fleet", "apply", "--no-verify", "--from=" + folder.resolve("fleet.yaml"));
        double seconds = (System.nanoTime() - start) / 1e9;

        System.out.println(typed.out().lines().reduce("", (before, line) -> line)
                + typed.err().lines().skip(1).findFirst().orElse(""));
        if (typed.code() != 0) {
            System.err.printf("not valid: the fleet ended with exit code %d%n", typed.code());
            System.exit(1);
        }
        System.out.printf("%d clones: %.1f s%n", count, seconds);
    }

    private static Path house(Path repository, Path house) throws IOException {
        Folder.write(
                Folder.read(repository.resolve(GOLDEN), path -> !path.startsWith("target/")), house.resolve(GOLDEN));
        Folder.write(
                Folder.read(repository.resolve("templates/archetypes"), path -> !path.contains("target/")),
                house.resolve("templates/archetypes"));
        Folder.write(
                Folder.read(repository, path -> path.matches("mvnw|waystone|\\.editorconfig|\\.gitignore")), house);
        init(house);
        return house;
    }

    private static void newer(Path house) throws IOException {
        Path manifest = house.resolve(MANIFEST);
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("(?m)^version: .*$", "version: 99.0.0"));
        Path properties = house.resolve(GOLDEN).resolve(PROPERTIES);
        Files.writeString(properties, Files.readString(properties) + "a.key.of.the.template=1\n");
        commit(new Git(house));
    }

    private static void clone(Template template, Path folder, int number) {
        Noun noun = Noun.parse("Loyalty Acc" + (char) ('a' + number / 26) + (char) ('a' + number % 26));
        TreeMap<String, String> values = new TreeMap<>(template.manifest().values());
        values.put("package", "org.acme." + noun.lowerMany());
        Answers answers = new Answers(
                noun,
                template.manifest().nouns().consumed(),
                new TreeMap<>(),
                values,
                new TreeSet<>(),
                Answers.Layout.STANDALONE);
        FileTree files = Generation.generate(template, answers);
        Folder.write(
                files.with(
                        PROPERTIES,
                        files.get(PROPERTIES)
                                .map(file -> file.withText("mine=1\n" + file.text()))
                                .orElseThrow()),
                folder);
        init(folder);
    }

    private static void init(Path folder) {
        Git git = new Git(folder);
        git.run("init", "--quiet", "--initial-branch=main");
        git.run("config", "user.name", "Ada");
        git.run("config", "user.email", "ada@example.org");
        commit(git);
    }

    private static void commit(Git git) {
        git.run("add", "--all");
        git.run("commit", "--quiet", "-m", "feat: one");
    }
}
