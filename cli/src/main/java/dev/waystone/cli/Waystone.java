package dev.waystone.cli;

import dev.waystone.cli.clones.Questions;
import dev.waystone.cli.upgrade.Workshop;
import dev.waystone.local.LocalProblem;
import dev.waystone.local.StackClient;
import dev.waystone.templates.TemplateException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code waystone} command: {@code 0} done, {@code 1} failed, {@code 2} called wrongly. */
@Command(
        name = "waystone",
        mixinStandardHelpOptions = true,
        version = "waystone 0.1.0-SNAPSHOT",
        description = "The platform's one command.")
public final class Waystone implements Runnable {
    @Spec
    private CommandSpec spec;

    Waystone() {}

    public static void main(String... arguments) {
        House house = House.ofThisCommand();
        Desk desk = new Desk(
                house,
                Console.ofThisProcess(),
                () -> LocalPlatform.find(house),
                () -> LocalPlatform.find(house, StackClient.DEV));
        System.exit(of(desk).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name a verb");
    }

    /** The command with all its verbs at a desk. */
    static CommandLine of(Desk desk) {
        return of(desk, new MavenWorkshop(System.getenv(), desk.console()));
    }

    static CommandLine of(Desk desk, Workshop workshop) {
        return of(desk, workshop, Questions.ofThisProcess());
    }

    static CommandLine of(Desk desk, Workshop workshop, Questions questions) {
        Maven maven = new Maven(desk.house(), System.getenv());
        CommandLine command = new CommandLine(new Waystone())
                .addSubcommand(new Up(desk, maven))
                .addSubcommand(new Down(desk))
                .addSubcommand(new Status(desk))
                .addSubcommand(new Logs(desk))
                .addSubcommand(new Token(desk))
                .addSubcommand(new Trace(desk))
                .addSubcommand(new Fault(desk))
                .addSubcommand(new FlagsVerb(desk))
                .addSubcommand(new DiffVerb(desk))
                .addSubcommand(new CheckVerb(desk))
                .addSubcommand(new UpgradeVerb(desk, workshop))
                .addSubcommand(new FleetVerb(desk, workshop))
                .addSubcommand(new ExportVerb(desk))
                .addSubcommand(new TestVerb(desk, maven))
                .addSubcommand(new New(desk, maven, questions))
                .addSubcommand(new Publish(desk, maven))
                .addSubcommand(new Doctor(desk))
                .addSubcommand(new Completion(desk));
        command.getSubcommands().values().forEach(verb -> verb.getCommandSpec().mixinStandardHelpOptions(true));
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setParameterExceptionHandler((wrong, arguments) -> refuse(desk, wrong));
        command.setExecutionExceptionHandler((failure, line, parsed) -> fail(desk, failure));
        command.setExecutionStrategy(parsed -> withinMemory(desk, parsed));
        return command;
    }

    private static int withinMemory(Desk desk, ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutOfMemoryError e) {
            desk.console()
                    .complain("out of memory (" + e.getMessage() + "); the files of a service are read whole: let Git"
                            + " ignore what is built, and keep large ones elsewhere");
            return 1;
        }
    }

    private static int refuse(Desk desk, ParameterException wrong) {
        String verb = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String likely = wrong instanceof UnmatchedArgumentException unmatched
                ? String.join(", ", unmatched.getSuggestions())
                : "";
        desk.console()
                .complain(wrong.getMessage() + (likely.isEmpty() ? "" : "; did you mean " + likely + "?") + "; see ./"
                        + verb + " --help");
        return 2;
    }

    private static int fail(Desk desk, Exception failure) {
        if (failure instanceof Failure) {
            desk.console().complain(failure.getMessage());
        } else if (failure instanceof TemplateException wrong) {
            wrong.problems().forEach(desk.console()::complain);
        } else if (failure instanceof LocalProblem problem) {
            desk.console().complain(problem.line());
        } else if (failure instanceof FileSystemException file) {
            desk.console()
                    .complain("cannot use " + file.getFile() + " (" + reason(file) + "); free some space, or give it"
                            + " to this user");
        } else {
            desk.console().complain("unexpected: " + failure + " (all of it: " + keep(desk, failure) + ")");
        }
        return 1;
    }

    private static String reason(FileSystemException file) {
        return file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
    }

    private static String keep(Desk desk, Exception failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        try {
            Path log = desk.house().logs().resolve("unexpected.log");
            return Files.writeString(log, trace.toString()).toString();
        } catch (IOException | Failure e) {
            return trace.toString();
        }
    }
}
