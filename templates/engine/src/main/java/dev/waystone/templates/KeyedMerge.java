package dev.waystone.templates;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges texts of keyed things by key, in the order and the words of {@code yours}: what the template changed and the user
 * did not is changed, and the rest stays as it is.
 */
final class KeyedMerge {
    private final Version version;
    private final List<String> conflicts = new ArrayList<>();

    private KeyedMerge(Version version) {
        this.version = version;
    }

    static TextMerge.Result of(Part base, Part yours, Part theirs, Version version) {
        KeyedMerge merge = new KeyedMerge(version);
        String text = merge.inside(base, yours, theirs).text();
        return new TextMerge.Result(text, merge.conflicts.size(), "both changed " + String.join(", ", merge.conflicts));
    }

    private Part inside(Part base, Part yours, Part theirs) {
        Map<String, Part> bases = base.byKey();
        Map<String, Part> news = theirs.byKey();
        List<Part> merged = new ArrayList<>();
        String orphan = "";
        for (Part part : yours.parts()) {
            Optional<Part> result = kept(bases.get(part.key()), part, news.get(part.key()));
            if (result.isPresent()) {
                merged.add(withLead(result.get(), orphan + result.get().lead()));
                orphan = "";
            } else {
                orphan += ownLead(bases.get(part.key()), part);
            }
        }
        added(bases, yours, theirs, merged);
        return new Part(
                yours.key(),
                either(base.lead(), yours.lead(), theirs.lead()),
                either(base.open(), yours.open(), theirs.open()),
                merged,
                orphan + either(base.tail(), yours.tail(), theirs.tail()),
                yours.close());
    }

    /** What becomes of a part that the user has; nothing if the template took it away and the user left it as it was. */
    private Optional<Part> kept(@Nullable Part base, Part yours, @Nullable Part theirs) {
        if (theirs == null) {
            if (base == null) {
                return Optional.of(yours);
            }
            return base.isWrittenAs(yours) ? Optional.empty() : Optional.of(conflict(base, yours, null));
        }
        if (theirs.isWrittenAs(yours) || (base != null && base.isWrittenAs(theirs))) {
            return Optional.of(yours);
        }
        if (base != null && base.isWrittenAs(yours)) {
            return Optional.of(withLead(theirs, either(base.lead(), yours.lead(), theirs.lead())));
        }
        if (yours.isContainer() && theirs.isContainer()) {
            return Optional.of(inside(base == null ? Part.none(yours) : base, yours, theirs));
        }
        return Optional.of(conflict(base, yours, theirs));
    }

    private void added(Map<String, Part> bases, Part yours, Part theirs, List<Part> merged) {
        Set<String> had = new HashSet<>(yours.byKey().keySet());
        String before = null;
        for (Part part : theirs.parts()) {
            if (!had.contains(part.key())) {
                Part base = bases.get(part.key());
                if (base == null) {
                    merged.add(placeAfter(before, merged), part);
                } else if (!base.isWrittenAs(part)) {
                    merged.add(placeAfter(before, merged), conflict(base, null, part));
                }
            }
            before = part.key();
        }
    }

    private static int placeAfter(@Nullable String key, List<Part> merged) {
        for (int i = 0; i < merged.size(); i++) {
            if (merged.get(i).key().equals(key)) {
                return i + 1;
            }
        }
        return key == null ? 0 : merged.size();
    }

    private Part conflict(@Nullable Part base, @Nullable Part yours, @Nullable Part theirs) {
        Part any = yours != null ? yours : theirs;
        conflicts.add(any.key());
        String text = "<<<<<<< yours\n" + lines(yours) + "||||||| base\n" + lines(base) + "=======\n" + lines(theirs)
                + ">>>>>>> template " + version;
        String lead = any.lead().replaceAll("[ \\t]+$", "");
        boolean atStart = lead.isEmpty() || lead.endsWith("\n");
        String end = any.body().endsWith("\n") ? "\n" : "";
        return Part.leaf(any.key(), atStart ? lead : lead + "\n", text + end);
    }

    private static String lines(@Nullable Part part) {
        if (part == null) {
            return "";
        }
        String indent = part.lead().replaceAll("(?s).*\n", "");
        return (indent.isBlank() ? indent : "") + part.body().stripTrailing() + "\n";
    }

    private static Part withLead(Part part, String lead) {
        return new Part(part.key(), lead, part.open(), part.parts(), part.tail(), part.close());
    }

    /** Comments that the user put before a part that goes. */
    private static String ownLead(@Nullable Part base, Part yours) {
        return base == null || base.lead().strip().equals(yours.lead().strip())
                ? ""
                : yours.lead().stripTrailing();
    }

    private static String either(String base, String yours, String theirs) {
        return yours.equals(base) ? theirs : yours;
    }
}
