package dev.waystone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.cli.clones.Clones;
import dev.waystone.cli.upgrade.Checkup;
import dev.waystone.cli.upgrade.Trouble;
import dev.waystone.templates.Lock;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "Says where clones need a hand: a newer template, edited managed files, leftovers, a wrong"
                + " service.yaml, overdue flags; 1 if there is any.")
final class CheckVerb implements Callable<Integer> {
    private final Desk desk;

    @Parameters(
            arity = "0..1",
            paramLabel = "<service>",
            description = "A service or a folder; every clone of the house if left out.")
    private @Nullable String service;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    CheckVerb(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Path house = desk.house().root();
        Clones clones = new Clones(house, Path.of(""));
        List<Path> folders = service == null ? clones.folders() : List.of(clones.folder(Optional.of(service)));
        Checkup checkup = new Checkup(desk.templates(), LocalDate.now());
        Map<String, Checkup.Report> reports = new LinkedHashMap<>();
        folders.forEach(folder -> reports.put(Clones.nameOf(folder), checkup.of(folder)));
        if (json) {
            desk.console().say(json(reports));
        } else {
            show(reports);
        }
        return reports.values().stream().allMatch(report -> report.troubles().isEmpty()) ? 0 : 1;
    }

    private void show(Map<String, Checkup.Report> reports) {
        if (reports.isEmpty()) {
            desk.console().say("no service here was made by ./waystone new");
            return;
        }
        Table table = new Table("SERVICE", "KIND", "WHERE", "WHAT");
        reports.forEach((name, report) -> {
            report.troubles().forEach(one -> table.row(name, one.kind(), one.where(), one.what()));
            if (report.troubles().isEmpty()) {
                table.row(name, "ok", "-", at(report.lock()));
            }
            grouped(report.notes())
                    .forEach((what, notes) -> table.row(name, notes.getFirst().kind(), where(notes), what));
        });
        table.lines().forEach(desk.console()::say);
    }

    /** Many files of a sample may be gone, and mean the same. */
    private static Map<String, List<Trouble>> grouped(List<Trouble> notes) {
        return notes.stream().collect(Collectors.groupingBy(Trouble::what, LinkedHashMap::new, Collectors.toList()));
    }

    private static String where(List<Trouble> notes) {
        String first = notes.getFirst().where();
        return notes.size() == 1 ? first : first + " and " + (notes.size() - 1) + " more";
    }

    private static String at(Optional<Lock> lock) {
        return lock.map(known -> "is at " + known.template() + " " + known.version() + ", which is the newest")
                .orElse("-");
    }

    private static String json(Map<String, Checkup.Report> reports) throws JsonProcessingException {
        List<Map<String, Object>> clones = reports.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("clones", clones));
    }

    private static Map<String, Object> row(String name, Checkup.Report report) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("service", name);
        row.put("template", report.lock().map(Lock::template).orElse(null));
        row.put("version", report.lock().map(lock -> lock.version().toString()).orElse(null));
        row.put("newest", report.newest().orElse(null));
        row.put("findings", report.troubles());
        row.put("notes", report.notes());
        return row;
    }
}
