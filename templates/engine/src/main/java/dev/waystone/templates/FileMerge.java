package dev.waystone.templates;

import java.util.List;
import java.util.Optional;

/** What becomes of one file. */
final class FileMerge {
    private final Merge.Three three;
    private final MergeRules rules;
    private final List<Conflict> conflicts;
    private final Mode mode;

    private FileMerge(Merge.Three three, MergeRules rules, List<Conflict> conflicts) {
        this.three = three;
        this.rules = rules;
        this.conflicts = conflicts;
        this.mode = rules.mode().apply(three.path());
    }

    /** The merged file, or nothing if there is none any more. */
    static Optional<TreeFile> of(Merge.Three three, MergeRules rules, List<Conflict> conflicts) {
        return new FileMerge(three, rules, conflicts).merged();
    }

    private Optional<TreeFile> merged() {
        if (three.path().equals(Lock.FILE)) {
            return three.theirs();
        }
        if (same(three.yours(), three.theirs())) {
            return three.yours();
        }
        if (mode == Mode.MANAGED) {
            return managed();
        }
        if (same(three.base(), three.theirs())) {
            return three.yours();
        }
        if (mode == Mode.OWNED) {
            return three.base().isEmpty() && three.yours().isEmpty() ? three.theirs() : three.yours();
        }
        return same(three.base(), three.yours()) ? theirs() : edited();
    }

    /** The template's, also where it has not changed: an edit is given up by name or stops the upgrade. */
    private Optional<TreeFile> managed() {
        if (rules.takeTheirs().contains(three.path()) || same(three.base(), three.yours())) {
            return theirs();
        }
        boolean deleted = three.yours().isEmpty();
        return deleted && same(three.base(), three.theirs()) ? Optional.empty() : edited();
    }

    private Optional<TreeFile> theirs() {
        return three.theirs().map(this::withLineEndsOfYours);
    }

    /** A checkout with Windows' line ends keeps them. */
    private TreeFile withLineEndsOfYours(TreeFile theirs) {
        boolean texts =
                theirs.isText() && three.yours().filter(TreeFile::isText).isPresent();
        return texts && TextMerge.isCrlf(three.yours().get().text())
                ? theirs.withText(theirs.text().replace("\r\n", "\n").replace("\n", "\r\n"))
                : theirs;
    }

    private Optional<TreeFile> edited() {
        if (three.yours().isEmpty()) {
            report(Conflict.Kind.DELETED_BY_USER, "deleted here, changed by the template; it stays deleted");
            return Optional.empty();
        }
        if (three.theirs().isEmpty()) {
            report(Conflict.Kind.DELETED_BY_TEMPLATE, "edited here, deleted by the template; it stays");
            return three.yours();
        }
        if (mode == Mode.MANAGED) {
            report(Conflict.Kind.MANAGED, "edited here, but it is the template's; --take-theirs gives the edit up");
            return three.yours();
        }
        return Optional.of(both(three.yours().get(), three.theirs().get()));
    }

    private TreeFile both(TreeFile yours, TreeFile theirs) {
        TreeFile.Kind kind = kind(yours, theirs);
        if (yours.kind() == TreeFile.Kind.LINK || theirs.kind() == TreeFile.Kind.LINK) {
            report(Conflict.Kind.KIND, "changed here and by the template, and a symbolic link; yours stays");
            return yours;
        }
        boolean texts = yours.isText()
                && theirs.isText()
                && three.base().map(TreeFile::isText).orElse(true);
        if (!texts) {
            report(Conflict.Kind.BINARY, "changed here and by the template, and no text; yours stays");
            return yours;
        }
        TextMerge.Result result = TextMerge.of(
                three.path(),
                new TextMerge.Texts(
                        three.base().map(TreeFile::text).orElse(""), yours.text(), theirs.text(), rules.version()));
        if (result.conflicts() > 0) {
            report(Conflict.Kind.LINES, result.reason());
        }
        return yours.withText(result.text()).withKind(kind);
    }

    private TreeFile.Kind kind(TreeFile yours, TreeFile theirs) {
        TreeFile.Kind base = three.base().map(TreeFile::kind).orElse(yours.kind());
        return yours.kind() == base ? theirs.kind() : yours.kind();
    }

    private void report(Conflict.Kind kind, String reason) {
        conflicts.add(new Conflict(three.path(), kind, reason, mode));
    }

    private static boolean same(Optional<TreeFile> one, Optional<TreeFile> other) {
        return one.isPresent() == other.isPresent()
                && (one.isEmpty() || one.get().sameAs(other.orElseThrow()));
    }
}
