package dev.waystone.cli.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.cli.Console;
import dev.waystone.cli.Failure;
import dev.waystone.cli.Table;
import dev.waystone.cli.clones.MavenRun;
import dev.waystone.cli.clones.TemplateSource;
import dev.waystone.cli.upgrade.Checkup;
import dev.waystone.cli.upgrade.Upgrader;
import dev.waystone.cli.upgrade.Workshop;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Does for a fleet what a user asks, and shows it. */
public final class FleetDesk {
    private final FleetFile file;
    private final Path state;
    private final TemplateSource templates;
    private final Console console;
    private final boolean json;

    /**
     * @param house the platform's repository, which has the templates and keeps the state
     * @param from the fleet's file
     */
    public FleetDesk(Path house, Path from, Console console, boolean json) {
        this.file = FleetFile.read(from);
        String name = Integer.toHexString(from.toAbsolutePath().normalize().hashCode());
        this.state = house.resolve(".waystone/fleet").resolve(name);
        this.templates = TemplateSource.of(house, MavenRun.NONE);
        this.console = console;
        this.json = json;
    }

    /** Shows how each clone stands. @return 0 if there is nothing to do */
    public int status() throws InterruptedException, JsonProcessingException {
        Berth berth = new Berth(file, state.resolve("fetched"));
        Checkup checkup = new Checkup(templates, LocalDate.now());
        AtomicInteger done = new AtomicInteger();
        List<Standing> standings = Crew.each(file.parallel(), file.members(), member -> {
            Standing standing = Standing.of(member, berth, checkup);
            progress("looking", done.incrementAndGet());
            return standing;
        });
        show(standings);
        return standings.stream().allMatch(Standing::isGood) ? 0 : 1;
    }

    /**
     * Upgrades, or plans it.
     *
     * @return 0 if no clone needs a hand
     * @throws Failure if another process upgrades this fleet
     */
    public int upgrade(Workshop workshop, Upgrader.Wish wish) throws InterruptedException, JsonProcessingException {
        if (wish.dryRun()) {
            return run(workshop, wish);
        }
        try (Turn turn = Turn.of(state, file.file())) {
            return run(workshop, wish);
        }
    }

    private int run(Workshop workshop, Upgrader.Wish wish) throws InterruptedException, JsonProcessingException {
        AtomicInteger done = new AtomicInteger();
        String doing = wish.dryRun() ? "planning" : "upgrading";
        Fleet fleet = new Fleet(file, state, templates, workshop, result -> progress(doing, done.incrementAndGet()));
        List<Result> results = fleet.run(wish);
        if (json) {
            console.say(json("clones", results.stream().map(FleetDesk::row).toList()));
        } else {
            Table table = new Table("WAVE", "CLONE", "FROM", "TO", "RESULT", "DETAIL");
            results.forEach(one -> table.row(
                    one.wave(),
                    one.name(),
                    or(one.from()),
                    or(one.to()),
                    one.word().text(),
                    or(one.detail())));
            table.lines().forEach(console::say);
            console.say("");
            console.say(summary(results));
        }
        return results.stream().allMatch(FleetDesk::isGood) ? 0 : 1;
    }

    private void progress(String doing, int done) {
        console.progress(doing, doing + " " + done + "/" + file.members().size());
    }

    private void show(List<Standing> standings) throws JsonProcessingException {
        if (json) {
            console.say(json("clones", standings));
            return;
        }
        Table table = new Table("CLONE", "TEMPLATE", "VERSION", "NEWEST", "EDITED", "CHECKS");
        standings.forEach(one -> table.row(
                one.name(), or(one.template()), or(one.version()), or(one.newest()), one.edited(), one.checks()));
        table.lines().forEach(console::say);
    }

    private static boolean isGood(Result result) {
        return switch (result.word()) {
            case CURRENT, READY, UPGRADED -> true;
            case NEEDS_PERSON, RED, WAITING -> false;
        };
    }

    private static String summary(List<Result> results) {
        Map<Result.Word, Long> counts =
                results.stream().collect(Collectors.groupingBy(Result::word, TreeMap::new, Collectors.counting()));
        String numbers = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().text())
                .collect(Collectors.joining(", "));
        boolean stopped = counts.containsKey(Result.Word.WAITING);
        return numbers
                + (stopped ? ". The wave stopped; put the red clone right and run this again: it goes on here" : "");
    }

    private static Map<String, Object> row(Result result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("clone", result.name());
        row.put("place", result.place());
        row.put("wave", result.wave());
        row.put("from", result.from());
        row.put("to", result.to());
        row.put("result", result.word().text());
        row.put("detail", result.detail());
        return row;
    }

    private static String json(String name, Object value) throws JsonProcessingException {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(Map.of(name, value));
    }

    private static String or(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
