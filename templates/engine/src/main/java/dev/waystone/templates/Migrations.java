package dev.waystone.templates;

import java.util.List;

/** Which migrations an upgrade needs. */
public final class Migrations {
    private Migrations() {}

    /**
     * The migrations after one version up to another, oldest first, in the words of the clone.
     *
     * @param manifest the newer template's
     * @param answers the clone's
     */
    public static List<Migration> between(Manifest manifest, Answers answers, Version from, Version to) {
        Rename rename = Rename.of(manifest, answers);
        return manifest.migrations().stream()
                .filter(migration -> migration.version().compareTo(from) > 0
                        && migration.version().compareTo(to) <= 0)
                .map(migration -> renamed(migration, rename))
                .toList();
    }

    /**
     * A recipe in the words of the clone.
     *
     * @param manifest the newer template's
     * @param text in the golden service's words
     */
    public static String recipe(Manifest manifest, Answers answers, String text) {
        return Rename.of(manifest, answers).text(text);
    }

    private static Migration renamed(Migration migration, Rename rename) {
        List<Migration.Move> moves = migration.moves().stream()
                .map(move -> new Migration.Move(rename.path(move.from()), rename.path(move.to())))
                .toList();
        return new Migration(migration.version(), moves, migration.recipes(), rename.text(migration.note()));
    }
}
