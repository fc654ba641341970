package dev.waystone.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a clone from a template and answers: select, prune, rename, lay out, lock. Pure; safe for use by many threads. */
public final class Generation {
    /** Whether the comments that mark regions stay: clones have none, the golden service has them. */
    public enum Tags {
        GO,
        STAY
    }

    private static final String POM = "pom.xml";

    private Generation() {}

    /**
     * The clone with its lock file; for {@link Answers.Layout#STANDALONE} with the shell around the service.
     *
     * @throws TemplateException if the answers do not fit the template, with every problem
     */
    public static FileTree generate(Template template, Answers answers) {
        return generate(template, answers, Tags.GO);
    }

    /**
     * The clone; with {@link Tags#STAY} the golden answers give the golden service byte for byte, without a lock file.
     *
     * @throws TemplateException if the answers do not fit the template, with every problem
     */
    public static FileTree generate(Template template, Answers answers, Tags tags) {
        List<String> problems = new ArrayList<>();
        Set<String> off = Selection.off(template.manifest(), answers, problems);
        stop(problems);
        Rename rename = Rename.of(template.manifest(), answers);
        SortedMap<String, TreeFile> made = new TreeMap<>();
        SortedMap<String, Lock.Entry> entries = new TreeMap<>();
        FileTree selected = place(Selection.of(template, answers, off), answers, problems);
        Selection.Words words = new Selection.Words(rename, tags == Tags.GO ? off : null);
        List<Selection.Made> files = selected.files().entrySet().parallelStream()
                .map(file -> Selection.made(file.getKey(), file.getValue(), words))
                .toList();
        for (Selection.Made file : files) {
            problems.addAll(file.problems());
            if (made.put(file.path(), file.file()) != null) {
                problems.add("two files become " + file.path() + " (one is " + file.from()
                        + "); allowed: a noun that the template does not use otherwise");
            }
            Mode mode = template.manifest().mode(file.from());
            entries.put(file.path(), new Lock.Entry(mode, file.file().hash()));
        }
        stop(problems);
        if (tags == Tags.GO) {
            Lock lock = new Lock(
                    template.manifest().name(), template.manifest().version(), template.tree(), answers, entries);
            made.put(Lock.FILE, TreeFile.of(lock.text()));
        }
        return new FileTree(made);
    }

    /**
     * A Java source as the build wants it laid out.
     *
     * @param path its name, for the error
     * @throws TemplateException if it is no Java
     */
    public static TreeFile laidOut(String path, TreeFile source) {
        return source.withText(JavaLayout.of(path, source.text(), true));
    }

    /** The lock that generation put into a clone. */
    public static Lock lock(FileTree clone) {
        Optional<TreeFile> file = clone.get(Lock.FILE);
        return Lock.parse(
                file.orElseThrow(() -> new TemplateException("there is no " + Lock.FILE))
                        .text(),
                Lock.FILE);
    }

    /** What is otherwise where the clone lies; only a standalone one has the files of the root. */
    static FileTree place(FileTree files, Answers answers, List<String> problems) {
        if (answers.layout() != Answers.Layout.STANDALONE) {
            return files;
        }
        FileTree placed = files.get(POM)
                .map(pom -> files.with(POM, StandalonePom.of(pom, problems)))
                .orElse(files);
        return placed.get(StandaloneOwners.FILE)
                .map(owners -> placed.with(StandaloneOwners.FILE, StandaloneOwners.of(owners, answers.value("owner"))))
                .orElse(placed);
    }

    private static void stop(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new TemplateException(problems);
        }
    }
}
