package dev.waystone.cli;

import dev.waystone.cli.clones.Git;
import dev.waystone.cli.clones.GitTemplates;
import dev.waystone.cli.upgrade.Scratch;
import dev.waystone.cli.upgrade.Workshop;
import dev.waystone.templates.Answers;
import dev.waystone.templates.Folder;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Standalone clones of a tiny template, each a repository of its own, drifted in different ways. */
final class TinyFleet {
    private static final Noun NOUN = Noun.parse("Loyalty Account");
    private static final String DOMAIN = "src/main/java/org/acme/loyaltyaccounts/";
    private static final String RESOURCE = DOMAIN + "LoyaltyAccountResource.java";
    private static final String POISON = DOMAIN + "Poison.java";

    final Workshop workshop = new Poisonable();
    private final AtomicInteger builds = new AtomicInteger();
    private final TinyHouse house;
    private final Path root;
    private final int count;

    /** At which clone the workshop fails as nobody foresaw. */
    String bug = "";

    TinyFleet(TinyHouse house, Path root, int count) throws IOException {
        this.house = house;
        this.root = root;
        this.count = count;
        Template template = new GitTemplates(house.root).newest("tiny-service");
        Answers home = TinyHouse.answers(NOUN);
        Answers answers = new Answers(
                home.noun(), home.consumed(), home.events(), home.values(), home.without(), Answers.Layout.STANDALONE);
        var files = Generation.generate(template, answers);
        for (int i = 0; i < count; i++) {
            Folder.write(files, Files.createDirectories(folder(i)));
            Files.writeString(folder(i).resolve(".gitignore"), ".waystone/\n");
            git(i).run("init", "--quiet", "--initial-branch=main");
            git(i).run("config", "user.name", "Ada");
            git(i).run("config", "user.email", "ada@example.org");
            drift(i);
            commit(i);
        }
    }

    /** {@code fleet} and what of it, typed in the house. */
    Typed type(Path file, String what, String... more) {
        return Typed.of(
                house.root,
                workshop,
                Stream.concat(Stream.of("fleet", what, "--from=" + file), Stream.of(more))
                        .toArray(String[]::new));
    }

    static String name(int i) {
        return "clone-%02d".formatted(i);
    }

    /** As users do: nothing, code, a managed file, a deleted file, the template's own line, Windows' line ends, properties. */
    private void drift(int i) throws IOException {
        switch (i % 7) {
            case 1 -> edit(i, RESOURCE, "return 2;", "return " + i + ";");
            case 2 -> edit(i, ".ci/run", "echo", "printf");
            case 3 -> Files.delete(folder(i).resolve(RESOURCE));
            case 4 -> edit(i, RESOURCE, "PAGE = 20", "PAGE = " + i);
            case 5 -> edit(i, RESOURCE, "\n", "\r\n");
            case 6 -> edit(i, "src/main/resources/application.properties", "a.key=1", "a.key=" + i + "\nmy.key=2");
            default -> {}
        }
    }

    void poison(int i) throws IOException {
        Files.writeString(folder(i).resolve(POISON), "package org.acme.loyaltyaccounts;\n\nclass Poison {}\n");
        commit(i);
    }

    void cure(int i) throws IOException {
        Files.delete(folder(i).resolve(POISON));
        commit(i);
    }

    /** Files, commit and the user's branches of a clone, in one text. */
    String everything(int i) {
        return git(i).run("status", "--porcelain").text()
                + git(i).run("rev-parse", "HEAD").text()
                + git(i).run("branch", "--show-current").text()
                + git(i).run("worktree", "list").text().lines().count()
                + Folder.read(folder(i), path -> !path.startsWith(".git/") && !path.startsWith(".waystone/"))
                        .hashCode();
    }

    Map<Integer, String> everything() {
        Map<Integer, String> all = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            all.put(i, everything(i));
        }
        return all;
    }

    /** Whether not even an upgrade's own folder was made there. */
    boolean isUntouched(int i) {
        return !Files.exists(folder(i).resolve(".waystone"));
    }

    /** The commits of all upgrades' branches. */
    List<String> tips() {
        return IntStream.range(0, count)
                .mapToObj(i -> git(i).run("for-each-ref", "--format=%(objectname)", "refs/heads/waystone")
                        .text())
                .filter(tip -> !tip.isEmpty())
                .toList();
    }

    boolean hasBranch(int i) {
        return branches(folder(i)).contains("waystone/upgrade-");
    }

    static String branches(Path repository) {
        return new Git(repository).run("branch", "--list", "--all").text();
    }

    int builds() {
        return builds.get();
    }

    Path bare(int i, Path place) {
        new Git(root).run("clone", "--quiet", "--bare", folder(i).toString(), place.toString());
        new Git(place).run("for-each-ref");
        return place;
    }

    void writeFile(Path file, String head) throws IOException {
        StringBuilder text = new StringBuilder("apiVersion: waystone.dev/v1\n" + head + "clones:\n");
        for (int i = 0; i < count; i++) {
            text.append("  - {path: clones/").append(name(i)).append("}\n");
        }
        Files.writeString(file, text.toString());
    }

    private void edit(int i, String path, String old, String fresh) throws IOException {
        Path file = folder(i).resolve(path);
        Files.writeString(file, Files.readString(file).replace(old, fresh));
    }

    private void commit(int i) {
        git(i).run("add", "--all");
        git(i).run("-c", "core.autocrlf=false", "commit", "--quiet", "-m", "feat: drift");
    }

    private Git git(int i) {
        return new Git(folder(i));
    }

    private Path folder(int i) {
        return root.resolve(name(i));
    }

    /** A build whose tests are red where there is poison. */
    private final class Poisonable implements Workshop {
        @Override
        public void verify(Scratch scratch) {
            builds.incrementAndGet();
            if (Files.exists(scratch.folder().resolve(POISON))) {
                throw new Failure("a test is red: PoisonTest (all of it: build.log)");
            }
            if (scratch.clone().folder().getFileName().toString().equals(bug)) {
                throw new IllegalArgumentException("a mistake of ours");
            }
        }

        @Override
        public void rewrite(Scratch scratch, Path before, List<Path> recipes) {
            throw new IllegalStateException("the tiny template has no recipes");
        }
    }
}
