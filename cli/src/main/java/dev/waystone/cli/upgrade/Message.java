package dev.waystone.cli.upgrade;

import dev.waystone.cli.clones.Clone;
import dev.waystone.templates.Conflict;
import java.util.ArrayList;
import java.util.List;

/** What the commit of an upgrade says. */
record Message(Clone service, Plan plan, Branch.State state) {
    private static final String VERIFIED = "Merged, built and tested by ./waystone upgrade.";
    private static final String UNVERIFIED = "Merged by ./waystone upgrade; neither built nor tested, as was asked.";

    /** A message of an upgrade that was built and tested after all. */
    static String verified(String unverified) {
        return unverified
                        .stripTrailing()
                        .replace(UNVERIFIED, VERIFIED)
                        .replace(Branch.trailer(Branch.State.UNVERIFIED), Branch.trailer(Branch.State.VERIFIED))
                + "\n";
    }

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
                    case VERIFIED -> VERIFIED;
                    case UNVERIFIED -> UNVERIFIED;
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
