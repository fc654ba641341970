package dev.waystone.templates;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One clone between two versions of a template. */
record Upgrade(Engine engine, FileTree base, FileTree theirs, MergeRules rules) {

    static Upgrade of(Engine engine, Template template, long seed) {
        Manifest old = template.manifest();
        Manifest manifest = new Manifest(
                old.name(),
                new Version(old.version().major(), old.version().minor() + 1, 0),
                old.description(),
                old.golden(),
                old.nouns(),
                old.values(),
                old.features(),
                old.files(),
                old.omit(),
                old.shell(),
                old.migrations());
        FileTree golden = TemplateChange.of(template, seed);
        Template newer = new Template(manifest, golden, template.shell(), Optional.empty());
        Answers answers = new RandomAnswers(seed).of(old);
        FileTree theirs = engine.generate(newer, answers);
        Lock lock = Generation.lock(theirs);
        return new Upgrade(
                engine,
                engine.generate(template, answers),
                theirs,
                new MergeRules(lock::mode, Set.of(), manifest.version()));
    }

    Merged of(FileTree yours) {
        return engine.merge(base, yours, theirs, rules);
    }

    /** The next upgrade, to a version without changes. */
    Merged twice(FileTree yours) {
        return engine.merge(theirs, yours, theirs, rules);
    }

    SortedMap<String, TreeFile> shared() {
        SortedMap<String, TreeFile> shared = new TreeMap<>();
        for (Map.Entry<String, TreeFile> file : base.files().entrySet()) {
            if (rules.mode().apply(file.getKey()) == Mode.SHARED
                    && file.getValue().isText()
                    && !file.getKey().equals(Lock.FILE)) {
                shared.put(file.getKey(), file.getValue());
            }
        }
        return shared;
    }
}
