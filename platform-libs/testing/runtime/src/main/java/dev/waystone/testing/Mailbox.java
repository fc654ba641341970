package dev.waystone.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What was really mailed by the service of this test, and how the stack's mailbox is to behave. The mailbox is shared by
 * all tests of this machine and keeps its mails: use fresh addresses.
 *
 * <pre>{@code
 * Mailbox.ofThisStack().mailsTo("ada-42@example.org")
 * }</pre>
 *
 * <p>Thread-safe.
 *
 * @param address where it answers HTTP, without a path
 */
public record Mailbox(URI address) {

    /**
     * A mail that was taken.
     *
     * @param number grows by one with each mail taken
     * @param messageId with its angle brackets
     */
    public record Mail(long number, String messageId, List<String> to, String subject) {}

    /** How mails fare. */
    public enum Kind {
        /** They are refused for good. */
        REFUSE,
        /** They are refused for now. */
        BUSY,
        /** They are taken, but their sender hears that they are not. */
        TAKE_AND_DENY
    }

    /** The mailbox of the leased stack; the descriptor's {@code needs.stack} must list {@code mailbox}. */
    public static Mailbox ofThisStack() {
        return new Mailbox(ConfigProvider.getConfig().getValue("waystone.testing.mailbox", URI.class));
    }

    /** The latest hundred mails to an address, newest first. */
    public List<Mail> mailsTo(String recipient) {
        List<Mail> mails = new ArrayList<>();
        for (JsonNode mail : json("/mails/to/" + URLEncoder.encode(recipient, StandardCharsets.UTF_8))) {
            mails.add(mail(mail));
        }
        return mails;
    }

    /** Every mail that was ever taken, as far as its register goes back, oldest first. */
    public List<Mail> register() {
        return text("/register").lines().map(Mailbox::parsed).map(Mailbox::mail).toList();
    }

    /** The plain text of a mail. */
    public String textOf(Mail mail) {
        return json("/mails/" + mail.number()).path("text").asText();
    }

    /** The HTML of a mail. */
    public String htmlOf(Mail mail) {
        return json("/mails/" + mail.number()).path("html").asText();
    }

    /**
     * Treats the next mails to an address in a certain way.
     *
     * @param times how many mails; the next one fares well
     */
    public void behave(Kind kind, String recipient, int times) {
        String body = "{\"kind\":\"%s\",\"to\":\"%s\",\"times\":%d}".formatted(kind, recipient, times);
        var request = HttpRequest.newBuilder(address.resolve("/behaviour")).PUT(BodyPublishers.ofString(body));
        var answer = Http.send(request);
        if (answer.statusCode() != 200) {
            throw new AssertionError("the mailbox refuses " + body + ": " + answer.body());
        }
    }

    private static Mail mail(JsonNode mail) {
        List<String> to = new ArrayList<>();
        mail.path("to").forEach(recipient -> to.add(recipient.asText()));
        return new Mail(
                mail.path("number").asLong(),
                mail.path("messageId").asText(),
                List.copyOf(to),
                mail.path("subject").asText());
    }

    private JsonNode json(String path) {
        return parsed(text(path));
    }

    private static JsonNode parsed(String text) {
        try {
            return Documents.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the mailbox answers no JSON: " + text, e);
        }
    }

    private String text(String path) {
        var answer = Http.send(HttpRequest.newBuilder(address.resolve(path)));
        if (answer.statusCode() != 200) {
            throw new AssertionError(address.resolve(path) + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
