package dev.waystone.cli;

import dev.waystone.cli.demo.Http;
import dev.waystone.local.issuer.Roles;
import dev.waystone.render.Descriptor;
import dev.waystone.render.DescriptorException;
import dev.waystone.render.Descriptors;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "token", description = "Prints a token for the services' APIs, good for an hour.")
final class Token implements Callable<Integer> {
    private final Desk desk;

    @Spec
    private CommandSpec spec;

    @Mixin
    private WhichStack stack;

    @Option(names = "--tenant", defaultValue = "demo", description = "Whose data its bearer sees (demo).")
    private String tenant;

    @Option(names = "--role", description = "A role it carries; may be repeated. Without: every role.")
    private List<String> roles = List.of();

    Token(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        List<String> known = known();
        roles.stream().filter(role -> !known.contains(role)).findFirst().ifPresent(role -> {
            throw new ParameterException(
                    spec.commandLine(), "unknown role " + role + "; allowed: " + String.join(", ", known));
        });
        desk.console().say(issue(stack.at(desk).address("token-issuer"), tenant, roles));
        return 0;
    }

    private List<String> known() {
        try {
            return Roles.with(Descriptors.readAll(desk.house().root()).values().stream()
                    .map(Descriptor::name)
                    .toList());
        } catch (DescriptorException e) {
            return Roles.ALL; // the platform runs, whatever became of a file since
        }
    }

    /** Asks the issuer for a token. */
    static String issue(URI issuer, String tenant, List<String> roles) {
        Http.Answer answer =
                new Http("").post(issuer.resolve("/token"), Map.of("tenant", tenant, "roles", roles), Map.of());
        if (answer.status() != 200) {
            throw new Failure(
                    "the token issuer refuses: " + answer.json().path("detail").asText());
        }
        return answer.json().path("access_token").asText();
    }
}
