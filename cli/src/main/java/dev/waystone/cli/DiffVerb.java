package dev.waystone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.waystone.cli.clones.Clone;
import dev.waystone.cli.clones.Clones;
import dev.waystone.cli.clones.TemplateSource;
import dev.waystone.cli.upgrade.Plan;
import dev.waystone.cli.upgrade.PlanReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "diff", description = "Shows what its template would change in a clone; changes nothing.")
final class DiffVerb implements Callable<Integer> {
    private final Desk desk;

    @Parameters(
            arity = "0..1",
            paramLabel = "<service>",
            description = "A service or a folder; may be left out where there is one clone.")
    private @Nullable String service;

    @Option(names = "--to", paramLabel = "<version>", description = "Which version; the newest if left out.")
    private @Nullable String to;

    @Option(names = "--patch", description = "Every change of a text, line by line.")
    private boolean patch;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    DiffVerb(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Path house = desk.house().root();
        Clone clone = Clone.in(new Clones(house, Path.of("")).folder(Optional.ofNullable(service)));
        TemplateSource templates = desk.templates();
        Plan plan = Plan.of(clone, templates, Optional.ofNullable(to), Set.of());
        PlanReport report = new PlanReport(clone, plan);
        if (json) {
            desk.console().say(report.json());
        } else {
            report.lines().forEach(desk.console()::say);
            if (patch) {
                report.patch().forEach(desk.console()::say);
            }
        }
        return 0;
    }
}
