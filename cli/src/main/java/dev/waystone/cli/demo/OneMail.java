package dev.waystone.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waystone.cli.Console;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Shows the beginning of the mail that a customer got, as the local mailbox has it. */
final class OneMail {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LINES = 5;

    private final Http http;
    private final URI mailbox;
    private final Console console;

    OneMail(Http http, URI mailbox, Console console) {
        this.http = http;
        this.mailbox = mailbox;
        this.console = console;
    }

    /** Waits for the mail about an order, which follows its end, and says where the others are. */
    void show(String recipient, String order) {
        console.say("");
        find(recipient, order)
                .ifPresentOrElse(
                        this::show,
                        () -> console.complain("no mail about order " + order + " after " + PATIENCE.toSeconds()
                                + " s; see ./waystone logs order-notices"));
        console.say("all mails: " + mailbox.resolve("/mails"));
    }

    private void show(JsonNode mail) {
        console.say("To:      " + mail.path("to").path(0).asText());
        console.say("Subject: " + mail.path("subject").asText());
        console.say("");
        body(mail)
                .lines()
                .limit(LINES)
                .map(line -> "  " + line)
                .map(String::stripTrailing)
                .forEach(console::say);
        console.say("");
    }

    private String body(JsonNode mail) {
        return http.get(mailbox.resolve("/mails/" + mail.path("number").asText()))
                .json()
                .path("text")
                .asText();
    }

    private Optional<JsonNode> find(String recipient, String order) {
        Instant limit = Instant.now().plus(PATIENCE);
        Optional<JsonNode> found = look(recipient, order);
        while (found.isEmpty() && Instant.now().isBefore(limit)) {
            console.progress("mailing", "waiting for the mail about " + order);
            LockSupport.parkNanos(PAUSE.toNanos());
            found = look(recipient, order);
        }
        return found;
    }

    private Optional<JsonNode> look(String recipient, String order) {
        for (JsonNode mail : http.get(mailbox.resolve("/mails/to/" + recipient)).json()) {
            if (mail.path("subject").asText().contains(order)) {
                return Optional.of(mail);
            }
        }
        return Optional.empty();
    }
}
