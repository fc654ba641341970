package dev.waystone.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.waystone.acceptance.Evidence.Mailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The mailbox's register, as an outsider sees it. */
final class TheMailbox {

    private static final Pattern ORDER = Pattern.compile("Your order ([0-9a-f-]{36}) is .*");

    private final URI address;

    TheMailbox(URI address) {
        this.address = address;
    }

    /** Every mail about an order that was ever taken, repeated ones as often as they came. */
    List<Mailed> mails() {
        try {
            var answer = Http.send("GET", address.resolve("/register"), null, Map.of());
            return answer.text().lines().map(TheMailbox::mail).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the mailbox does not answer", e);
        }
    }

    private static Mailed mail(String line) {
        try {
            JsonNode mail = Http.JSON.readTree(line);
            var subject = ORDER.matcher(mail.get("subject").asText());
            if (!subject.matches()) {
                throw new AssertionError("a mail is about no order: " + line);
            }
            return new Mailed(
                    UUID.fromString(subject.group(1)), mail.get("messageId").asText());
        } catch (JsonProcessingException e) {
            throw new AssertionError("the register has no JSON: " + line, e);
        }
    }
}
