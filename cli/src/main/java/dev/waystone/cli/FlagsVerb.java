package dev.waystone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.render.Nearest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "flags", description = "Shows flags and turns them; running services follow within two seconds.")
final class FlagsVerb implements Callable<Integer> {
    private final Desk desk;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "<what>", description = "list, on or off.")
    private What what;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<flag>",
            description = "Which flag; with list, only this one.")
    private @Nullable String name;

    @Mixin
    private WhichStack stack;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    FlagsVerb(Desk desk) {
        this.desk = desk;
    }

    /** What is done. */
    enum What {
        LIST,
        ON,
        OFF
    }

    @Override
    public Integer call() throws JsonProcessingException {
        FlagBoard board = FlagBoard.of(desk.house(), stack.name());
        List<FlagRow> rows = board.rows();
        checkName(rows);
        if (what != What.LIST) {
            board.turn(name, what == What.ON);
            rows = board.rows();
        }
        show(rows.stream()
                .filter(row -> name == null || row.flag().equals(name))
                .toList());
        return 0;
    }

    private void show(List<FlagRow> rows) throws JsonProcessingException {
        if (json) {
            List<Map<String, Object>> flags =
                    rows.stream().map(FlagRow::forPrograms).toList();
            desk.console()
                    .say(new ObjectMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(Map.of("flags", flags)));
        } else if (what != What.LIST) {
            desk.console().say(name + " is " + rows.getFirst().word());
        } else {
            Table table = new Table("FLAG", "STATE", "KIND", "OWNER", "EXPIRES", "USED IN");
            rows.forEach(row -> table.row(row.forPeople(LocalDate.now())));
            table.lines().forEach(desk.console()::say);
        }
    }

    private void checkName(List<FlagRow> rows) {
        List<String> names = rows.stream().map(FlagRow::flag).toList();
        if (name == null && what != What.LIST) {
            throw wrong("which flag? " + allowed(names));
        }
        if (name != null && !names.contains(name)) {
            throw wrong("there is no flag " + name + "; "
                    + Nearest.to(name, names)
                            .map(nearest -> "did you mean " + nearest + "?")
                            .orElseGet(() -> allowed(names)));
        }
    }

    private static String allowed(List<String> names) {
        return names.isEmpty() ? "there are none" : "allowed: " + String.join(", ", names);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
