package dev.waystone.acceptance;

import dev.waystone.acceptance.FaultPlan.Strike;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What a fault run did: a table by part and kind. */
final class FaultReport {

    private final FaultPlan plan;
    private final List<Line> lines = new ArrayList<>();
    private int placed;
    private int reads;
    private int changes;
    private Duration oldestPrice = Duration.ZERO;

    FaultReport(FaultPlan plan) {
        this.plan = plan;
    }

    private record Line(Strike strike, int inFlight, Duration away) {}

    void struck(Strike strike, int inFlight, Duration away) {
        lines.add(new Line(strike, inFlight, away));
        System.out.printf(
                "fault run: %2d/%d %s %s, %d orders in flight, serving again after %d ms%n",
                lines.size(), plan.strikes().size(), strike.kind(), strike.part(), inFlight, away.toMillis());
    }

    void ended(int orders, ChangingPrice price) {
        placed = orders;
        reads = price.reads();
        changes = price.changes();
        oldestPrice = price.oldest();
    }

    /** For how long a price had been out of date, at most, when somebody asked and was shown it. */
    Duration oldestPrice() {
        return oldestPrice;
    }

    /** Strikes while at least one acknowledged order had not ended. */
    long hits() {
        return lines.stream().filter(line -> line.inFlight() > 0).count();
    }

    /** Keeps the report, with its date, the machine's cores and the commit that ran. */
    void write(Path file, String commit) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "# The last long fault run\n\n" + LocalDate.now() + ", commit " + commit + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores. All invariants held. "
                        + "`./waystone test --all` runs it again.\n\n" + this);
    }

    @Override
    public String toString() {
        var table = new StringBuilder();
        table.append("Seed ")
                .append(plan.seed())
                .append(": ")
                .append(lines.size())
                .append(" strikes, ")
                .append(hits())
                .append(" hit an unfinished order; ")
                .append(placed)
                .append(" orders placed, all ended. A price was changed ")
                .append(changes)
                .append(" times and read ")
                .append(reads)
                .append(" times; the oldest that was shown had been out of date for ")
                .append(oldestPrice.toMillis())
                .append(" ms, of at most ")
                .append(Platform.HARD_TTL.toMillis())
                .append(".\n\n");
        table.append("| part | kind | strikes | in flight, least | serving again, median ms | at most ms |\n");
        table.append("|---|---|---|---|---|---|\n");
        var groups = new TreeMap<String, List<Line>>();
        for (Line line : lines) {
            groups.computeIfAbsent(line.strike().part() + " | " + line.strike().kind(), key -> new ArrayList<>())
                    .add(line);
        }
        groups.forEach((key, group) -> table.append(row(key, group)));
        return table.toString();
    }

    private static String row(String key, List<Line> group) {
        var times = group.stream().map(line -> line.away().toMillis()).sorted().toList();
        long median = (times.get((times.size() - 1) / 2) + times.get(times.size() / 2)) / 2;
        int least = group.stream().mapToInt(Line::inFlight).min().orElse(0);
        return "| %s | %d | %d | %d | %d |%n".formatted(key, group.size(), least, median, times.getLast());
    }
}
