package dev.waystone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.templates.Answers.Layout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code new} has made, and what can be done with it.
 *
 * @param folder where it lies
 * @param changed other files that were changed
 * @param next commands
 * @param dryRun whether nothing was made
 */
record NewReport(NewService service, String folder, List<String> changed, List<String> next, boolean dryRun) {

    /** In the platform's own repository. */
    static NewReport here(NewService service, String folder, List<String> changed, boolean dryRun) {
        return new NewReport(
                service,
                folder,
                changed,
                List.of(
                        "./mvnw -pl " + folder + " -am package",
                        "./waystone up --only " + service.name(),
                        "git add --all && git commit -m \"" + service.message() + "\""),
                dryRun);
    }

    /**
     * In a repository of its own.
     *
     * @param uncommitted why there is no first commit
     */
    static NewReport apart(NewService service, Path folder, Optional<String> uncommitted, boolean dryRun) {
        List<String> next = new ArrayList<>(List.of(
                "cd " + (folder.toString().contains(" ") ? "'" + folder + "'" : folder),
                "./mvnw verify",
                "./waystone up --only " + service.name()));
        uncommitted.ifPresent(why -> next.add("git commit -m \"" + service.message() + "\"   # " + why));
        return new NewReport(service, folder.toString(), List.of(), next, dryRun);
    }

    /** For people or for programs. */
    List<String> lines(boolean json) throws JsonProcessingException {
        return json
                ? List.of(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(facts()))
                : text();
    }

    private List<String> text() {
        List<String> lines = new ArrayList<>();
        if (dryRun) {
            service.files().files().keySet().forEach(file -> lines.add("  " + folder + "/" + file));
            changed.forEach(file -> lines.add("  " + file + " (changed)"));
        }
        lines.add((dryRun ? "would make " : "made ") + folder + " from " + service.origin() + ": "
                + service.files().files().size() + " files, package " + value("package") + ", port " + value("port")
                + ", owner " + value("owner"));
        service.derived().ifPresent(lines::add);
        if (service.answers().layout() == Layout.STANDALONE) {
            lines.add("port " + value("port")
                    + " is no other service's of this checkout; if another repository has it, say --port");
        }
        if (!dryRun) {
            if (!changed.isEmpty()) {
                lines.add("registered it in " + String.join(" and ", changed));
            }
            lines.add("next:");
            next.forEach(command -> lines.add("  " + command));
        }
        return lines;
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("service", service.name());
        facts.put("folder", folder);
        facts.put("template", service.template().manifest().name());
        facts.put("version", service.template().manifest().version().toString());
        facts.put("values", service.answers().values());
        facts.put("without", service.answers().without());
        facts.put("layout", service.answers().layout().name().toLowerCase(Locale.ROOT));
        facts.put("files", service.files().files().keySet());
        facts.put("changed", changed);
        facts.put("next", next);
        facts.put("dryRun", dryRun);
        return facts;
    }

    private String value(String name) {
        return service.answers().value(name);
    }
}
