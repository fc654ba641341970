package dev.waystone.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Keeps tables aligned that were, when words in them get longer or shorter. */
final class MarkdownTables {
    private static final Pattern RULE = Pattern.compile(":?-+:?");

    private MarkdownTables() {}

    /** @param renamed {@code source} with other words in it, line by line */
    static String aligned(String source, String renamed) {
        List<String> before = List.of(source.split("(?<=\n)"));
        List<String> after = new ArrayList<>(List.of(renamed.split("(?<=\n)")));
        if (before.size() != after.size()) {
            return renamed;
        }
        int start = 0;
        while (start < before.size()) {
            int end = start;
            while (end < before.size() && isRow(before.get(end))) {
                end++;
            }
            List<String> table = before.subList(start, end);
            if (end - start > 1 && laidOut(table).equals(table)) {
                List<String> laidOut = laidOut(after.subList(start, end));
                for (int i = 0; i < laidOut.size(); i++) {
                    after.set(start + i, laidOut.get(i));
                }
            }
            start = end + 1;
        }
        return String.join("", after);
    }

    private static boolean isRow(String line) {
        String stripped = line.stripTrailing();
        return stripped.startsWith("|") && stripped.endsWith("|") && stripped.length() > 1;
    }

    private static List<String> laidOut(List<String> rows) {
        List<List<String>> table = rows.stream().map(MarkdownTables::cells).toList();
        int columns = table.getFirst().size();
        if (table.stream().anyMatch(row -> row.size() != columns)) {
            return rows;
        }
        List<String> laidOut = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            StringBuilder line = new StringBuilder("|");
            for (int column = 0; column < columns; column++) {
                line.append(padded(table.get(i).get(column), width(table, column)))
                        .append('|');
            }
            laidOut.add(line + rows.get(i).substring(rows.get(i).stripTrailing().length()));
        }
        return laidOut;
    }

    private static int width(List<List<String>> table, int column) {
        return table.stream()
                .map(row -> row.get(column))
                .filter(cell -> !RULE.matcher(cell).matches())
                .mapToInt(String::length)
                .max()
                .orElse(1);
    }

    private static String padded(String cell, int width) {
        if (RULE.matcher(cell).matches()) {
            String dashes =
                    "-".repeat(Math.max(1, width + 2 - (cell.startsWith(":") ? 1 : 0) - (cell.endsWith(":") ? 1 : 0)));
            return (cell.startsWith(":") ? ":" : "") + dashes + (cell.endsWith(":") ? ":" : "");
        }
        return " " + cell + " ".repeat(width - cell.length()) + " ";
    }

    private static List<String> cells(String row) {
        String inner = row.stripTrailing().substring(1, row.stripTrailing().length() - 1);
        List<String> cells = new ArrayList<>();
        for (String cell : inner.split("(?<!\\\\)\\|", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }
}
