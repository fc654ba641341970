package dev.waystone.cli.clones;

import java.util.Map;
import java.util.Optional;

/** How git calls SSH where nobody sits in front of it: the user's own command, told to ask for nothing. */
final class Ssh {
    private static final String COMMAND = "GIT_SSH_COMMAND";

    private final Git git;

    Ssh(Git git) {
        this.git = git;
    }

    /** What git's environment needs; nothing where the user has another program than OpenSSH's. */
    Map<String, String> environment() {
        return System.getenv("GIT_SSH") == null ? of(command()) : Map.of();
    }

    static Map<String, String> of(String command) {
        String program = command.strip().split("\\s", 2)[0];
        return program.equals("ssh") || program.endsWith("/ssh")
                ? Map.of(COMMAND, command.strip() + " -o BatchMode=yes -o ConnectTimeout=30")
                : Map.of();
    }

    private String command() {
        return Optional.ofNullable(System.getenv(COMMAND))
                .or(() -> Optional.of(git.ask("config", "core.sshCommand").text()))
                .filter(command -> !command.isBlank())
                .orElse("ssh");
    }
}
