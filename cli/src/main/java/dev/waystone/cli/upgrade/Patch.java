package dev.waystone.cli.upgrade;

import dev.waystone.templates.TreeFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** A file's change as a unified diff. */
final class Patch {
    private static final DiffAlgorithm LINES = new HistogramDiff();

    private Patch() {}

    /** @param from the file's name before */
    static String of(String from, Optional<TreeFile> before, String to, Optional<TreeFile> after) {
        String heading = "--- " + (before.isPresent() ? "a/" + from : "/dev/null") + "\n+++ "
                + (after.isPresent() ? "b/" + to : "/dev/null") + "\n";
        if (!isText(before) || !isText(after)) {
            return heading + "Binary files differ\n";
        }
        RawText old = raw(before);
        RawText fresh = raw(after);
        var text = new ByteArrayOutputStream();
        try (var formatter = new DiffFormatter(text)) {
            formatter.format(LINES.diff(RawTextComparator.DEFAULT, old, fresh), old, fresh);
            formatter.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return heading + text.toString(StandardCharsets.UTF_8);
    }

    private static boolean isText(Optional<TreeFile> file) {
        return file.isEmpty() || file.get().isText() || file.get().kind() == TreeFile.Kind.LINK;
    }

    private static RawText raw(Optional<TreeFile> file) {
        return new RawText(file.map(TreeFile::content).orElseGet(() -> new byte[0]));
    }
}
