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
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A platform's repository with one small template, of which a new version is a commit, and clones of it. */
final class TinyHouse {
    private static final String GOLDEN = "services/catalog-items/";
    private static final String DOMAIN = "src/main/java/org/acme/catalogitems/";

    final Path root;
    final Git git;

    /** @param root the root of its repository, or a folder of one that is there already */
    TinyHouse(Path root) throws IOException {
        this.root = Files.createDirectories(root);
        this.git = new Git(root);
        if (!git.isRepository()) {
            git.run("init", "--quiet", "--initial-branch=main");
        }
        git.run("config", "user.name", "Ada");
        git.run("config", "user.email", "ada@example.org");
        write(".gitignore", ".waystone/\ntarget/\n");
        write("CODEOWNERS", "* @acme/platform\n/services/loyalty-accounts/ @acme/loyalty\n");
        golden(DOMAIN + "CatalogItem.java", """
                package org.acme.catalogitems;

                record CatalogItem(String name) {}
                """);
        golden(DOMAIN + "CatalogItemResource.java", """
                package org.acme.catalogitems;

                class CatalogItemResource {
                    static final int PAGE = 20;

                    int one() {
                        return 1;
                    }

                    int two() {
                        return 2;
                    }
                }
                """);
        golden("src/main/resources/application.properties", "a.key=1\nb.key=2\n");
        golden(".ci/run", "echo catalog-items\n");
        golden("pom.xml", "<project>\n    <artifactId>catalog-items</artifactId>\n</project>\n");
        golden("service.yaml", """
                apiVersion: waystone.dev/v1
                name: catalog-items
                description: Keeps things.
                owner: {team: catalogue, onCall: catalogue-on-call}
                tier: 3
                lifecycle: experimental
                provides:
                  http: {port: 8101}
                needs: {}
                slos:
                  - {name: one, objective: 99, window: 28d, good: good, total: total}
                  - {name: two, objective: 99, window: 28d, good: good, total: total}
                  - {name: three, objective: 99, window: 28d, good: good, total: total}
                scaling: {min: 1, max: 2, signal: cpu}
                data: {classification: internal, retention: 30d, residency: eu}
                cost: {monthlyBudget: {amount: "10.00", currency: EUR}}
                flags:
                  - {name: catalog-items.search, kind: release, owner: catalogue, expires: 2998-05-01, default: false}
                """);
        template("1.0.0", "");
    }

    /** 1.1.0 changes a line and a managed file and adds a file. */
    void secondVersion() throws IOException {
        golden(DOMAIN + "CatalogItemResource.java", resource().replace("PAGE = 20", "PAGE = 50"));
        golden(
                DOMAIN + "CatalogItemPage.java",
                "package org.acme.catalogitems;\n\nrecord CatalogItemPage(int size) {}\n");
        golden(".ci/run", "echo catalog-items again\n");
        template("1.1.0", "");
    }

    /** 2.0.0 renames a file. */
    void thirdVersion() throws IOException {
        thirdVersionWithRecipe("");
    }

    /** The same, and runs a recipe. */
    void thirdVersionWithRecipe(String recipe) throws IOException {
        Files.move(
                root.resolve(GOLDEN + DOMAIN + "CatalogItemPage.java"),
                root.resolve(GOLDEN + DOMAIN + "CatalogItemSheet.java"));
        golden(
                DOMAIN + "CatalogItemSheet.java",
                "package org.acme.catalogitems;\n\nrecord CatalogItemSheet(int size) {}\n");
        template("2.0.0", """
                migrations:
                  - version: 2.0.0
                    moves: [{from: %sCatalogItemPage.java, to: %sCatalogItemSheet.java}]
                    recipes: [%s]
                    note: A page of catalog items is a sheet.
                """.formatted(DOMAIN, DOMAIN, recipe));
    }

    String resource() throws IOException {
        return Files.readString(root.resolve(GOLDEN + DOMAIN + "CatalogItemResource.java"));
    }

    void golden(String path, String text) throws IOException {
        write(GOLDEN + path, text);
    }

    void template(String version, String more) throws IOException {
        template(version, more, ".ci/run");
    }

    /** The same with these files managed. */
    void template(String version, String more, String managed) throws IOException {
        write("templates/archetypes/tiny-service/template.yaml", """
                apiVersion: waystone.dev/v1
                name: tiny-service
                version: %s
                description: A service with hardly anything in it.
                golden: services/catalog-items
                nouns:
                  own: {one: Catalog Item, many: Catalog Items}
                values: {package: org.acme.catalogitems, owner: catalogue, onCall: catalogue-on-call, port: 8101}
                features:
                  cache: {description: What a later version may have., files: ['**/Cached*.java']}
                files:
                  - {mode: owned, paths: ['**/CatalogItem.java', service.yaml]}
                  - {mode: managed, paths: [%s]}
                  - {mode: shared, paths: ['**']}
                """.formatted(version, managed) + more);
        commit("feat: tiny-service " + version);
    }

    /** A clone of the template as it is now, committed. */
    Path clone(String noun) throws IOException {
        Noun own = Noun.parse(noun);
        Template template = new GitTemplates(root).newest("tiny-service");
        Path folder = root.resolve("services").resolve(own.kebabMany());
        Folder.write(Generation.generate(template, answers(own)), folder);
        commit("feat: " + noun);
        return folder;
    }

    static Answers answers(Noun own) {
        return new Answers(
                own,
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(Map.of(
                        "package", "org.acme." + own.lowerMany(),
                        "owner", "loyalty",
                        "onCall", "loyalty-on-call",
                        "port", "8106")),
                new TreeSet<>(),
                Answers.Layout.MONOREPO);
    }

    void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void edit(Path file, String old, String fresh) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(file + " has no " + old);
        }
        Files.writeString(file, text.replace(old, fresh));
    }

    void commit(String message) {
        git.run("add", "--all");
        git.run("commit", "--quiet", "-m", message);
    }

    /** The files of a commit below a folder. */
    FileTree files(String commit, String folder) {
        git.run("worktree", "prune");
        Path copy = root.resolve(".waystone/seen-" + System.nanoTime());
        git.run("worktree", "add", "--quiet", "--detach", copy.toString(), commit);
        return Folder.read(copy.resolve(folder), path -> true);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
