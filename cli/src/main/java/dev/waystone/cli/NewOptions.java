package dev.waystone.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code new} was told; null is what it was not. */
final class NewOptions {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<template>",
            completionCandidates = TemplateNames.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    @Nullable
    String template;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<name>",
            description = "What its aggregate is called, best in two words: \"Loyalty Account\".")
    @Nullable
    String name;

    @Option(names = "--package", paramLabel = "<name>", description = "Its Java package (org.acme.loyaltyaccounts).")
    @Nullable
    String packageName;

    @Option(names = "--owner", paramLabel = "<team>", description = "The team it belongs to (the name's first word).")
    @Nullable
    String owner;

    @Option(names = "--on-call", paramLabel = "<rota>", description = "Who is called at night (<team>-on-call).")
    @Nullable
    String onCall;

    @Option(
            names = "--consumes",
            paramLabel = "<topic>",
            completionCandidates = TopicNames.class,
            description = "The topic that an event-consumer reads.")
    @Nullable
    String consumes;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "<feature>",
            completionCandidates = FeatureNames.class,
            description = "Features of the template that it does not need.")
    @Nullable
    List<String> without;

    @Option(names = "--port", paramLabel = "<n>", description = "Where it listens locally (the next that is free).")
    @Nullable
    Integer port;

    @Option(names = "--plural", paramLabel = "<name>", description = "If it is not what one would think.")
    String plural = "";

    @Option(names = "--article", paramLabel = "<a|an>", description = "If it is not what one would think.")
    String article = "";

    @Option(
            names = "--into",
            paramLabel = "<folder>",
            description = "Where it goes in this repository; services is the only such folder.")
    @Nullable
    String into;

    @Option(
            names = "--standalone",
            paramLabel = "<folder>",
            description = "Makes a Git repository of its own there, which inherits the platform by version.")
    @Nullable
    Path standalone;

    @Option(names = "--dry-run", description = "Shows what would be made, and makes nothing.")
    boolean dryRun;

    @Option(names = "--json", description = "For programs.")
    boolean json;
}
