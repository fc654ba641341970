package dev.waystone.cli;

import dev.waystone.cli.clones.Monorepo;
import dev.waystone.cli.clones.OwnRepository;
import dev.waystone.cli.clones.Questions;
import dev.waystone.cli.clones.TemplateSource;
import dev.waystone.render.Descriptor;
import dev.waystone.render.DescriptorException;
import dev.waystone.render.Descriptors;
import dev.waystone.templates.Answers;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "new",
        description =
                "Makes a service of a template, whole and registered; asks for what is not said if a person is there.")
final class New implements Callable<Integer> {
    private static final String INTO = "services";

    private final Desk desk;
    private final Maven maven;
    private final Questions questions;

    @Spec
    private CommandSpec spec;

    @Mixin
    private NewOptions told;

    New(Desk desk, Maven maven, Questions questions) {
        this.desk = desk;
        this.maven = maven;
        this.questions = questions;
        this.told = new NewOptions();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path root = desk.house().root();
        if (!desk.house().isCheckout()) {
            throw new Failure(root + " is one service; new services are made in a checkout of the platform");
        }
        checkPlace();
        TemplateSource source = desk.templates();
        Template template = source.newest(template(source.names()));
        Optional<Answers> answers = answers(template, services());
        if (answers.isEmpty()) {
            return 2;
        }
        advise(answers.get().noun());
        NewService made = NewService.of(template, answers.get(), root);
        checkReadable(made);
        NewReport report = told.standalone == null ? here(made) : apart(made, told.standalone.toAbsolutePath());
        report.lines(told.json).forEach(desk.console()::say);
        return 0;
    }

    private void advise(Noun noun) {
        if (!noun.one().contains(" ")) {
            desk.console()
                    .complain("two words are safer than " + noun.one()
                            + " alone: the name is written in all cases, and must be told from other words");
        }
    }

    /** A descriptor that cannot be read would stop every verb that reads all of them. */
    private static void checkReadable(NewService made) {
        List<String> problems = made.problems();
        if (!problems.isEmpty()) {
            throw new Failure("nothing was made, since " + made.origin() + " would make what no verb can read: "
                    + String.join("; ", problems));
        }
    }

    private NewReport here(NewService made) throws IOException {
        Path root = desk.house().root();
        String folder = Monorepo.folder(made.name());
        if (Files.exists(root.resolve(folder))) {
            throw new Failure(folder + " is there already; choose another name, or move it away");
        }
        List<String> changed = told.dryRun
                ? List.of("pom.xml", "CODEOWNERS")
                : new Monorepo(root).add(made.name(), made.answers().value("owner"), made.files());
        return NewReport.here(made, folder, changed, told.dryRun);
    }

    private NewReport apart(NewService made, Path to) throws IOException, InterruptedException {
        OwnRepository repository = new OwnRepository(to);
        repository.checkFree();
        if (told.dryRun) {
            return NewReport.apart(made, to, Optional.empty(), true);
        }
        repository.checkGit();
        Path platform = desk.house().state().resolve("published");
        new Publisher(desk.house(), maven, desk.console()).publish(platform);
        Optional<String> uncommitted = repository.make(made.files(), platform, made.message());
        return NewReport.apart(made, to, uncommitted, false);
    }

    private void checkPlace() throws IOException {
        if (told.into != null && told.standalone != null) {
            throw wrong("--into and --standalone exclude each other; say one");
        }
        Path root = desk.house().root();
        if (told.standalone != null && new OwnRepository(told.standalone).isIn(root)) {
            throw wrong("--standalone " + told.standalone
                    + " lies in this checkout of the platform; allowed: a folder outside " + root);
        }
        if (told.into != null && !told.into.replaceAll("/+$", "").equals(INTO)) {
            throw wrong("--into is " + told.into + "; allowed: " + INTO + ", the folder that up and the tests look in");
        }
    }

    private String template(List<String> known) {
        if (known.isEmpty()) {
            throw new Failure("this checkout has no templates/archetypes; fetch them");
        }
        String allowed = "allowed: " + String.join(", ", known);
        if (told.template != null || !questions.canAsk()) {
            if (told.template == null || !known.contains(told.template)) {
                throw wrong((told.template == null ? "name a template" : "unknown template " + told.template) + "; "
                        + allowed);
            }
            return told.template;
        }
        return questions
                .ask(
                        "Template, one of " + String.join(", ", known),
                        known.getLast(),
                        name -> known.contains(name)
                                ? Optional.empty()
                                : Optional.of("unknown template " + name + "; " + allowed))
                .orElseThrow(() -> new Failure("not answered: which template; nothing was made"));
    }

    private Optional<Answers> answers(Template template, Collection<Descriptor> services) {
        var form = new NewAnswers(
                template.manifest(),
                new NewChecks(template, services, desk.house().root()),
                questions);
        Optional<Answers> answers = form.of(told);
        form.problems().forEach(desk.console()::complain);
        return answers;
    }

    private Collection<Descriptor> services() {
        try {
            return Descriptors.readAll(desk.house().root()).values();
        } catch (DescriptorException e) {
            e.problems().forEach(desk.console()::complain);
            throw new Failure(e.problems().size() + " problems in service.yaml files; correct them and try again");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
