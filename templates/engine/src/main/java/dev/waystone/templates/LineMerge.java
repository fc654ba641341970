package dev.waystone.templates;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeChunk;
import org.eclipse.jgit.merge.MergeResult;

/** Merges texts with LF by line, as Git does, with the lines of all three in a conflict. */
final class LineMerge {
    private LineMerge() {}

    static TextMerge.Result of(TextMerge.Texts texts) {
        List<RawText> sides = List.of(raw(texts.base()), raw(texts.yours()), raw(texts.theirs()));
        MergeResult<RawText> merge =
                new MergeAlgorithm().merge(RawTextComparator.DEFAULT, sides.get(0), sides.get(1), sides.get(2));
        LineMerge.Writer writer = new Writer(sides, texts.version());
        for (MergeChunk chunk : merge) {
            writer.add(chunk);
        }
        writer.end();
        return new TextMerge.Result(
                writer.text.toString(),
                writer.conflicts.size(),
                "both changed the same place: line " + String.join(", ", writer.conflicts));
    }

    private static RawText raw(String text) {
        return new RawText(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Writer {
        final StringBuilder text = new StringBuilder();
        final List<String> conflicts = new ArrayList<>();
        private final List<RawText> sides;
        private final Version version;
        private boolean open;

        Writer(List<RawText> sides, Version version) {
            this.sides = sides;
            this.version = version;
        }

        void add(MergeChunk chunk) {
            switch (chunk.getConflictState()) {
                case NO_CONFLICT -> end();
                case FIRST_CONFLICTING_RANGE -> {
                    end();
                    startLine();
                    conflicts.add(
                            String.valueOf(text.chars().filter(c -> c == '\n').count() + 1));
                    text.append("<<<<<<< yours\n");
                    open = true;
                }
                case BASE_CONFLICTING_RANGE -> marker("||||||| base");
                case NEXT_CONFLICTING_RANGE -> marker("=======");
            }
            RawText side = sides.get(chunk.getSequenceIndex());
            if (chunk.getBegin() < chunk.getEnd()) {
                startLine();
                text.append(side.getString(chunk.getBegin(), chunk.getEnd(), false));
            }
        }

        void end() {
            if (open) {
                marker(">>>>>>> template " + version);
                open = false;
            }
        }

        private void marker(String marker) {
            startLine();
            text.append(marker).append('\n');
        }

        private void startLine() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }
    }
}
