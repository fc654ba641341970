package dev.waystone.cli.upgrade;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.cli.Table;
import dev.waystone.cli.clones.Clone;
import dev.waystone.templates.Migration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** A plan as people and programs read it. */
public final class PlanReport {
    private final Plan plan;
    private final Owners owners;
    private final String name;

    public PlanReport(Clone clone, Plan plan) {
        this.plan = plan;
        this.owners = Owners.of(clone);
        this.name = clone.name();
    }

    /** What happens, as lines: the versions, the migrations, a table of files, and what needs a person. */
    public List<String> lines() {
        if (plan.isNothing()) {
            return List.of(name + " has all of " + plan.lock().template() + " " + plan.version());
        }
        List<String> lines = new ArrayList<>();
        lines.add(name + ": " + plan.lock().template() + " " + plan.lock().version() + " -> " + plan.version());
        plan.migrations().forEach(migration -> lines.addAll(lines(migration)));
        if (!plan.changes().isEmpty()) {
            Table table = new Table("FILE", "MODE", "CHANGE");
            plan.changes()
                    .forEach(change -> table.row(change.path(), change.mode().text(), word(change)));
            lines.add("");
            lines.addAll(table.lines());
        }
        lines.addAll(conflicts());
        if (plan.beforeRecipes()) {
            lines.add("");
            lines.add("Recipes are run first when it is upgraded, and not for this list: changes and conflicts may be"
                    + " others.");
        }
        return lines;
    }

    /** What needs a person or should be known to one: a table, with a blank line before it; nothing if there is nothing. */
    public List<String> conflicts() {
        if (plan.merged().conflicts().isEmpty()) {
            return List.of();
        }
        Table table = new Table("FILE", "REASON", "OWNER");
        plan.merged().conflicts().forEach(one -> table.row(one.path(), one.reason(), owners.of(one.path())));
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines());
        return lines;
    }

    /** Every change of a text, as unified diffs. */
    public List<String> patch() {
        return plan.changes().stream()
                .map(change -> {
                    String from = change.from().orElse(change.path());
                    return Patch.of(
                                    from,
                                    plan.before().get(from),
                                    change.path(),
                                    plan.merged().tree().get(change.path()))
                            .stripTrailing();
                })
                .toList();
    }

    /** The same for programs, as one JSON object. */
    public String json() throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(map());
    }

    /** What {@link #json()} writes. */
    public Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("service", name);
        map.put("template", plan.lock().template());
        map.put("from", plan.lock().version().toString());
        map.put("to", plan.version().toString());
        map.put("migrations", plan.migrations().stream().map(PlanReport::row).toList());
        map.put("changes", plan.changes().stream().map(PlanReport::row).toList());
        map.put("beforeRecipes", plan.beforeRecipes());
        map.put(
                "conflicts",
                plan.merged().conflicts().stream()
                        .map(one -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("file", one.path());
                            row.put("reason", one.reason());
                            row.put("owner", owners.of(one.path()));
                            row.put("mode", one.mode().text());
                            row.put("blocks", one.blocks());
                            return row;
                        })
                        .toList());
        return map;
    }

    private static List<String> lines(Migration migration) {
        List<String> lines = new ArrayList<>();
        if (!migration.note().isEmpty()) {
            lines.add(migration.note());
        }
        migration.moves().forEach(move -> lines.add("moves " + move.from() + " to " + move.to()));
        migration.recipes().forEach(recipe -> lines.add("runs the recipe " + recipe));
        String heading = "  " + migration.version() + "  ";
        String indent = " ".repeat(heading.length());
        return IntStream.range(0, lines.size())
                .mapToObj(i -> (i == 0 ? heading : indent) + lines.get(i))
                .toList();
    }

    private static Map<String, Object> row(Migration migration) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("version", migration.version().toString());
        row.put("note", migration.note());
        row.put("moves", migration.moves());
        row.put("recipes", migration.recipes());
        return row;
    }

    private static Map<String, Object> row(Change change) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", change.path());
        row.put("mode", change.mode().text());
        row.put("change", change.kind().name().toLowerCase(Locale.ROOT));
        row.put("from", change.from().orElse(null));
        return row;
    }

    private static String word(Change change) {
        String word = change.kind().name().toLowerCase(Locale.ROOT);
        return change.from().map(from -> word + " from " + from).orElse(word);
    }
}
