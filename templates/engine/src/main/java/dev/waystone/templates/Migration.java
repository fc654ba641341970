package dev.waystone.templates;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an upgrade does besides merging when it crosses a version. Immutable.
 *
 * @param version the first version that is the new way
 * @param moves files or folders that have another name from then on
 * @param recipes OpenRewrite recipes below the template's {@code migrations/}; the command runs them
 * @param note what a person should know; may be empty
 */
public record Migration(Version version, List<Move> moves, List<String> recipes, String note) {

    /** One file or folder and what it is called from then on. */
    public record Move(String from, String to) {}

    public Migration {
        moves = List.copyOf(moves);
        recipes = List.copyOf(recipes);
    }

    /**
     * The tree with the moves done. A file that is not there is passed over; one whose new name is taken stays where it
     * is, so that the merge sees both.
     */
    public FileTree apply(FileTree tree) {
        SortedMap<String, TreeFile> moved = new TreeMap<>(tree.files());
        for (Move move : moves) {
            for (String path : List.copyOf(moved.keySet())) {
                String target = target(move, path);
                if (!target.equals(path) && !moved.containsKey(target)) {
                    moved.put(target, moved.remove(path));
                }
            }
        }
        return new FileTree(moved);
    }

    private static String target(Move move, String path) {
        if (path.equals(move.from())) {
            return move.to();
        }
        return path.startsWith(move.from() + "/")
                ? move.to() + path.substring(move.from().length())
                : path;
    }
}
