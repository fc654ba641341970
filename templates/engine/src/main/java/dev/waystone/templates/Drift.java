package dev.waystone.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a clone is not as its lock says. Edits of owned and shared files are not drift: they are the user's; deletions are told. */
public final class Drift {
    private static final Pattern MARKER = Pattern.compile("(?m)^(<<<<<<< yours|>>>>>>> template )");

    private Drift() {}

    /**
     * Every finding, by path.
     *
     * @param features those of the template; a tag of another name is the user's own
     */
    public static List<Finding> of(Lock lock, Set<String> features, FileTree yours) {
        List<Finding> findings = new ArrayList<>();
        lock.files().forEach((path, entry) -> {
            TreeFile file = yours.files().get(path);
            if (file == null) {
                findings.add(deleted(path, entry.mode()));
            } else if (entry.mode() == Mode.MANAGED && !file.hash().equals(entry.hash())) {
                findings.add(new Finding(
                        path,
                        Finding.Kind.EDITED_MANAGED,
                        "edited here, but it is the template's; undo the edit, or upgrade with --take-theirs " + path));
            }
        });
        yours.files().forEach((path, file) -> {
            if (file.isText()) {
                texts(path, file.text(), lock.files().containsKey(path) ? features : Set.of(), findings);
            }
        });
        return findings;
    }

    /**
     * The managed files that differ from the template's only in whether they can be executed, which no lock says.
     *
     * @param given what the template gives
     */
    public static List<Finding> bits(Lock lock, FileTree given, FileTree yours) {
        List<Finding> findings = new ArrayList<>();
        given.files().forEach((path, theirs) -> {
            boolean onlyABit = yours.get(path)
                    .filter(mine -> mine.kind() != theirs.kind() && mine.hash().equals(theirs.hash()))
                    .isPresent();
            if (onlyABit && lock.mode(path) == Mode.MANAGED) {
                boolean executable = theirs.kind() == TreeFile.Kind.EXECUTABLE;
                findings.add(new Finding(
                        path,
                        Finding.Kind.EDITED_MANAGED,
                        (executable
                                        ? "can be executed as the template gives it"
                                        : "cannot be executed as the template gives it")
                                + ", and here it is otherwise; chmod " + (executable ? "+x" : "-x")
                                + ", or upgrade with --take-theirs " + path));
            }
        });
        return findings;
    }

    /** A deletion is an edit like another: of a file that is not the template's it is the user's business. */
    private static Finding deleted(String path, Mode mode) {
        return switch (mode) {
            case MANAGED ->
                new Finding(
                        path,
                        Finding.Kind.MISSING,
                        "deleted here, but it is the template's; upgrade with --take-theirs " + path
                                + " to have it again");
            case SHARED ->
                new Finding(
                        path,
                        Finding.Kind.DELETED,
                        "shared, and deleted here: it stays so, and an upgrade says if the template changed it");
            case OWNED ->
                new Finding(
                        path, Finding.Kind.DELETED, "owned, and deleted here: it stays so, whatever the template does");
        };
    }

    private static void texts(String path, String text, Set<String> features, List<Finding> findings) {
        if (Prune.hasTags(text, features)) {
            findings.add(new Finding(path, Finding.Kind.LEFTOVER_TAG, "has a template's tag; remove the comment"));
        }
        if (MARKER.matcher(text).find()) {
            findings.add(
                    new Finding(path, Finding.Kind.CONFLICT_MARKER, "has a conflict's markers; decide, then commit"));
        }
    }
}
