package dev.waystone.cli.upgrade;

import dev.waystone.cli.clones.Clone;
import dev.waystone.templates.Conflict;
import java.util.ArrayList;
import java.util.List;

/** What the commit of an upgrade says. */
record Message(Clone service, Plan plan, Branch.State state) {
    String text() {
        String template = plan.lock().template();
        List<String> lines = new ArrayList<>();
        lines.add("build(" + service.name() + "): upgrade from " + template + " "
                + plan.lock().version() + " to " + plan.version());
        lines.add("");
        plan.migrations().stream()
                .filter(migration -> !migration.note().isEmpty())
                .forEach(migration -> lines.add(migration.version() + ": " + migration.note()));
        lines.add(
                switch (state) {
                    case VERIFIED -> "Merged, built and tested by ./waystone upgrade.";
                    case UNVERIFIED -> "Merged by ./waystone upgrade; neither built nor tested, as was asked.";
                    case CONFLICTS ->
                        "Merged by ./waystone upgrade, with conflicts to decide in "
                                + String.join(
                                        ", ",
                                        plan.blocking().stream()
                                                .map(Conflict::path)
                                                .toList()) + ".";
                });
        plan.merged().conflicts().stream()
                .filter(conflict -> !conflict.blocks())
                .forEach(conflict -> lines.add(conflict.path() + ": " + conflict.reason() + "."));
        lines.add("");
        lines.add(Branch.trailer(state));
        return String.join("\n", lines) + "\n";
    }
}
