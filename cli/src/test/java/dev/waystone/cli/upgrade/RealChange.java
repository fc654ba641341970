package dev.waystone.cli.upgrade;

import dev.waystone.cli.clones.GitTemplates;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Lock;
import dev.waystone.templates.Mode;
import dev.waystone.templates.Template;
import dev.waystone.templates.TreeFile;
import dev.waystone.templates.Version;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** What happened to a template from one version to another, as a team's clone meets it. */
enum RealChange {
    FILE_ADDED,
    FILE_RENAMED,
    HUNK_NEXT_TO_AN_EDIT,
    DATABASE_MIGRATION_ADDED;

    private static final int NEAR_LINES = 3;

    static Set<RealChange> between(Story story, GitTemplates templates, List<Version> versions) {
        Set<RealChange> found = EnumSet.noneOf(RealChange.class);
        Version last = versions.getLast();
        for (Version from : versions.subList(0, versions.size() - 1)) {
            found.addAll(between(story, templates, from, last));
        }
        return found;
    }

    private static Set<RealChange> between(Story story, GitTemplates templates, Version from, Version last) {
        Set<RealChange> found = EnumSet.noneOf(RealChange.class);
        FileTree made = story.made(templates, from);
        Template to = templates.at(story.archetype(), last);
        Plan.Three three = Plan.three(Generation.lock(made), made, templates.at(story.archetype(), from), to);
        three.theirs().files().keySet().stream()
                .filter(path -> three.base().get(path).isEmpty())
                .forEach(path -> found.add(path.contains("db/migration/V") ? DATABASE_MIGRATION_ADDED : FILE_ADDED));
        boolean renamed = made.files().keySet().stream()
                .anyMatch(path -> three.base().get(path).isEmpty());
        if (renamed) {
            found.add(FILE_RENAMED);
        }
        Lock lock = Generation.lock(made);
        boolean near = story.present(made).stream()
                .filter(edit -> lock.mode(edit.path()) == Mode.SHARED) // what is owned is never merged
                .anyMatch(edit -> three.theirs()
                        .get(edit.path())
                        .filter(theirs -> isNear(edit, made.files().get(edit.path()), theirs))
                        .isPresent());
        if (near) {
            found.add(HUNK_NEXT_TO_AN_EDIT);
        }
        return found;
    }

    private static boolean isNear(HandEdit edit, TreeFile base, TreeFile theirs) {
        String text = base.text();
        int at = edit.before().isEmpty() ? text.length() : text.lastIndexOf(edit.before());
        int line = (int) text.substring(0, at).lines().count();
        return new HistogramDiff()
                .diff(RawTextComparator.DEFAULT, raw(text), raw(theirs.text())).stream()
                        .anyMatch(hunk -> hunk.getBeginA() - NEAR_LINES <= line && line <= hunk.getEndA() + NEAR_LINES);
    }

    private static RawText raw(String text) {
        return new RawText(text.getBytes(StandardCharsets.UTF_8));
    }
}
