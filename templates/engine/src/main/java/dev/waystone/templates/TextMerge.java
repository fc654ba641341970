package dev.waystone.templates;

/** Merges texts by what they are. */
final class TextMerge {
    private TextMerge() {}

    /** The three texts; the version is the newer template's. */
    record Texts(String base, String yours, String theirs, Version version) {}

    /** The merged text, with that many places that have markers. */
    record Result(String text, int conflicts, String reason) {}

    static Result of(String path, Texts texts) {
        return LineMerge.of(texts);
    }
}
