package dev.waystone.cli;

import dev.waystone.cli.demo.Addresses;
import dev.waystone.cli.demo.Demo;
import dev.waystone.render.Descriptor;
import dev.waystone.render.DescriptorException;
import dev.waystone.render.Descriptors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "up", description = "Builds what is not built and runs the platform until Ctrl-C.")
final class Up implements Callable<Integer> {
    private final Desk desk;
    private final Maven maven;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--demo",
            description = "Seeds a catalogue, places twenty orders and shows how each ends and one of the mails.")
    private boolean demo;

    @Option(names = "--detach", description = "Returns when all is ready; ./waystone down ends it.")
    private boolean detach;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "<service>",
            description =
                    "These services, with the parts that their service.yaml names under needs.stack and the receiver of"
                            + " traces; nothing else is started.")
    private List<String> only = List.of();

    @Option(names = "--port-offset", defaultValue = "0", paramLabel = "<n>", description = "Added to every port.")
    private int portOffset;

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "<extra>",
            description = "unleash: a real Unleash server for flags, installed with npm (AGPL-3.0).")
    private List<Extra> with = List.of();

    @Option(names = "--in-background", hidden = true)
    private boolean inBackground;

    Up(Desk desk, Maven maven) {
        this.desk = desk;
        this.maven = maven;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PortOffset.check(spec, portOffset);
        Map<Path, Descriptor> services = services();
        if (desk.running().get().isPresent()) {
            throw new Failure(
                    "a platform runs in this clone already; ./waystone status shows it, ./waystone down ends it");
        }
        Optional<ProcessHandle> other = inBackground ? Optional.empty() : Starting.of(desk.house());
        if (other.isPresent()) {
            throw new Failure("a platform is starting in this clone (process "
                    + other.get().pid() + "); ./waystone down ends it");
        }
        try (Starting starting = Starting.here(desk.house())) {
            new Apps(desk.house(), maven, desk.console()).ready(services.keySet());
            if (with.contains(Extra.UNLEASH)) {
                new UnleashInstaller(desk.house(), desk.console()).ready();
            }
            if (!inBackground) { // who started it has said so
                NotStarted.called(services.values()).forEach(desk.console()::say);
            }
            return detach ? inBackground() : here(services, starting);
        }
    }

    private int here(Map<Path, Descriptor> services, Starting starting) throws InterruptedException {
        new Foreground(desk.house(), desk.console())
                .run(services.values(), portOffset, with.contains(Extra.UNLEASH), platform -> {
                    starting.close();
                    if (inBackground) {
                        desk.console().say(Background.READY);
                    } else {
                        arrive(platform);
                        desk.console().say("Ctrl-C ends it all.");
                    }
                });
        return 0;
    }

    private int inBackground() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("up", "--in-background", "--port-offset", "" + portOffset));
        if (!only.isEmpty()) {
            arguments.addAll(List.of("--only", String.join(",", only)));
        }
        if (with.contains(Extra.UNLEASH)) {
            arguments.addAll(List.of("--with", "unleash"));
        }
        new Background(desk.house(), desk.console()).start(arguments);
        arrive(desk.platform());
        desk.console().say("It runs in the background; ./waystone down ends it.");
        return 0;
    }

    private void arrive(Running platform) throws InterruptedException {
        if (demo) {
            String token = Token.issue(platform.address("token-issuer"), "demo", List.of());
            Addresses addresses = new Addresses(
                    platform.address("catalog-items"),
                    platform.address("purchase-orders"),
                    platform.address("stock-items"),
                    platform.address("bank"),
                    platform.address("mailbox"));
            int unfinished = new Demo(token, addresses, desk.console()).run();
            if (unfinished > 0) {
                desk.console().complain(unfinished + " orders had not ended after two minutes; see ./waystone status");
            }
        }
        desk.console().say("");
        Table table = new Table("PART", "ADDRESS");
        platform.parts().forEach(part -> table.row(part.part(), part.address()));
        table.lines().forEach(desk.console()::say);
        if (demo) {
            desk.console()
                    .say("Try: curl -s -H \"Authorization: Bearer $(./waystone token)\" '"
                            + platform.address("purchase-orders").resolve("/purchase-orders?limit=5") + "'");
        }
    }

    private Map<Path, Descriptor> services() {
        SortedMap<Path, Descriptor> all;
        try {
            all = Descriptors.readAll(desk.house().root());
        } catch (DescriptorException e) {
            e.problems().forEach(desk.console()::complain);
            throw new Failure(e.problems().size() + " problems in service.yaml files; correct them and try again");
        }
        Set<String> names =
                new TreeSet<>(all.values().stream().map(Descriptor::name).toList());
        only.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw wrong("unknown service " + name + "; "
                    + (names.isEmpty() ? "there are none" : "allowed: " + String.join(", ", names)));
        });
        Map<Path, Descriptor> chosen = new LinkedHashMap<>(all);
        chosen.values().removeIf(service -> !only.isEmpty() && !only.contains(service.name()));
        if (demo && !only.isEmpty()) {
            throw wrong("--demo needs every service; leave out --only");
        }
        if (demo && !desk.house().isCheckout()) {
            throw wrong("--demo shows the platform's own services; leave it out here");
        }
        return chosen;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
