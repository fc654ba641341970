package dev.waystone.cli.upgrade;

import dev.waystone.cli.clones.GitTemplates;
import dev.waystone.templates.Answers;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Mode;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Template;
import dev.waystone.templates.Version;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A team's clone through the years: made at some version of its template, edited by hand, upgraded.
 *
 * @param archetype the template's name
 * @param noun the clone's aggregate
 * @param edits what the team did: to files of its own, beside hunks that the template changes later, in a file that moves
 * @param planted an edit of a line that the template changes, too
 * @param layout where the clone lives
 */
record Story(String archetype, Noun noun, List<HandEdit> edits, HandEdit planted, Answers.Layout layout) {
    /** An edit of a file that is the template's, which only a repository of its own has. */
    static final HandEdit OF_THE_TEMPLATES = new HandEdit("mvnw", Mode.MANAGED, "", "\n# Ours, for now.\n");

    static List<Story> all() {
        String accounts = "src/main/java/org/acme/loyaltyaccounts/";
        String tests = "src/test/java/org/acme/loyaltyaccounts/";
        String reminders = "src/main/java/org/acme/visitreminders/";
        return List.of(
                new Story(
                        "rest-service",
                        Noun.parse("Loyalty Account"),
                        List.of(
                                new HandEdit("README.md", Mode.OWNED, "", "\nLoyal customers are ours.\n"),
                                new HandEdit(
                                        accounts + "LoyaltyAccount.java", Mode.OWNED, "}\n", ours("LoyaltyAccount")),
                                new HandEdit(
                                        accounts + "LoyaltyAccounts.java", Mode.SHARED, "}\n", ours("LoyaltyAccounts")),
                                new HandEdit(
                                        accounts + "LoyaltyAccountResource.java",
                                        Mode.SHARED,
                                        "}\n",
                                        ours("LoyaltyAccountResource")),
                                new HandEdit(tests + "ContractsTest.java", Mode.SHARED, "}\n", ours("ContractsTest")),
                                new HandEdit(tests + "QueryPlanTest.java", Mode.SHARED, "}\n", ours("QueryPlanTest")),
                                new HandEdit(
                                        "src/main/resources/application.properties",
                                        Mode.SHARED,
                                        "quarkus.smallrye-openapi.info-title",
                                        "quarkus.http.limits.max-body-size=64K\n")),
                        new HandEdit(
                                accounts + "LoyaltyAccounts.java",
                                Mode.SHARED,
                                "    List<LoyaltyAccount> all(",
                                "    @Deprecated\n"),
                        Answers.Layout.MONOREPO),
                new Story(
                        "event-consumer",
                        Noun.parse("Visit Reminder"),
                        List.of(
                                new HandEdit("README.md", Mode.OWNED, "", "\nNobody forgets a visit of ours.\n"),
                                new HandEdit(reminders + "Customer.java", Mode.OWNED, "}\n", ours("Customer")),
                                new HandEdit(
                                        reminders + "VisitReminders.java", Mode.SHARED, "}\n", ours("VisitReminders")),
                                new HandEdit(
                                        "src/main/resources/application.properties",
                                        Mode.SHARED,
                                        "waystone.resilience.mail-server.timeout",
                                        "quarkus.mailer.tls=false\n")),
                        new HandEdit(
                                "src/main/resources/application.properties",
                                Mode.SHARED,
                                "quarkus.mailer.max-pool-size=10",
                                "quarkus.mailer.max-pool-size=7\n#"),
                        Answers.Layout.MONOREPO));
    }

    /** A method that no other file has. */
    private static String ours(String type) {
        return """

                    /** Ours. */
                    static String oursIn%s() {
                        return "ours";
                    }
                """.formatted(type);
    }

    /** The team's answers. */
    Answers answers(Template template) {
        return new Answers(
                noun,
                template.manifest().nouns().consumed(),
                new TreeMap<>(),
                new TreeMap<>(Map.of(
                        "package", "org.acme." + noun.lowerMany(),
                        "owner", "loyalty",
                        "onCall", "loyalty-on-call",
                        "port", "8191")),
                new TreeSet<>(),
                layout);
    }

    /** The same in a repository of its own. */
    Story alone() {
        return new Story(archetype, noun, edits, planted, Answers.Layout.STANDALONE);
    }

    /** A clone as it was made at a version. */
    FileTree made(GitTemplates templates, Version version) {
        Template template = templates.at(archetype, version);
        return Generation.generate(template, answers(template));
    }

    /** The clone with all of the team's edits, as far as their files were there then. */
    FileTree edited(FileTree made) {
        FileTree clone = made;
        for (HandEdit edit : present(made)) {
            clone = edit.in(clone);
        }
        return clone;
    }

    List<HandEdit> present(FileTree made) {
        return edits.stream().filter(edit -> made.get(edit.path()).isPresent()).toList();
    }
}
