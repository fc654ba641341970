package dev.waystone.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One clone between two versions of a template.
 *
 * @param before what the older version gives
 * @param base the same with the migrations' moves done
 * @param theirs what the newer version gives
 * @param change what the newer version changed
 */
record Upgrade(
        Engine engine,
        FileTree before,
        FileTree base,
        FileTree theirs,
        MergeRules rules,
        List<Migration> migrations,
        TemplateChange change) {

    static Upgrade of(Engine engine, Template template, long seed) {
        Manifest old = template.manifest();
        Version version = new Version(old.version().major(), old.version().minor() + 1, 0);
        TemplateChange change = TemplateChange.of(template, seed);
        Template newer =
                new Template(newer(old, version, change.moves()), change.golden(), template.shell(), Optional.empty());
        Answers answers = new RandomAnswers(seed).of(old);
        FileTree before = engine.generate(template, answers);
        FileTree theirs = engine.generate(newer, answers);
        List<Migration> migrations = Migrations.between(newer.manifest(), answers, old.version(), version);
        Lock then = Generation.lock(before);
        Lock now = Generation.lock(theirs);
        MergeRules rules = new MergeRules(
                path -> now.files().containsKey(path) ? now.mode(path) : then.mode(path), Set.of(), version);
        return new Upgrade(engine, before, moved(before, migrations), theirs, rules, migrations, change);
    }

    private static Manifest newer(Manifest old, Version version, List<Migration.Move> moves) {
        List<Migration> migrations = new ArrayList<>(old.migrations());
        if (!moves.isEmpty()) {
            migrations.add(new Migration(version, moves, List.of(), ""));
        }
        return new Manifest(
                old.name(),
                version,
                old.description(),
                old.golden(),
                old.nouns(),
                old.values(),
                old.features(),
                old.files(),
                old.omit(),
                old.shell(),
                migrations);
    }

    /** @param yours as the user has it, before the moves */
    Merged of(FileTree yours) {
        return engine.merge(base, moved(yours), theirs, rules);
    }

    /** The next upgrade, to a version without changes. */
    Merged twice(FileTree yours) {
        return engine.merge(theirs, yours, theirs, rules);
    }

    FileTree moved(FileTree yours) {
        return moved(yours, migrations);
    }

    /** What a clone without edits becomes: all that the template gives, but for what was seeded once. */
    FileTree expected() {
        FileTree expected = theirs;
        for (String path : base.files().keySet()) {
            if (rules.mode().apply(path) == Mode.OWNED) {
                expected = expected.with(path, base.files().get(path));
            }
        }
        return expected;
    }

    /** What the newer version makes of a file that the older one gave. */
    Optional<TreeFile> now(String path) {
        FileTree alone = FileTree.EMPTY.with(path, before.files().get(path));
        return theirs.get(moved(alone).files().firstKey());
    }

    private static FileTree moved(FileTree tree, List<Migration> migrations) {
        FileTree moved = tree;
        for (Migration migration : migrations) {
            moved = migration.apply(moved);
        }
        return moved;
    }
}
