package dev.waystone.local.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waystone.local.mailbox.Mails.Bounds;
import dev.waystone.local.web.Client;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxTest {

    @TempDir
    Path state;

    Mailbox mailbox;

    @BeforeEach
    void open() throws IOException, MessagingException {
        Files.writeString(state.resolve("mailbox.properties"), "smtp=0\nimap=0\nuser=reader\npassword=secret\n");
        mailbox = Mailbox.start(0, state);
    }

    @AfterEach
    void shut() {
        mailbox.close();
    }

    @Test
    void a_mail_is_shown_by_http_with_both_its_forms() throws MessagingException {
        send("<1@test>", "ada@example.org", "Hello", "How are you?");

        var seen = get("/mails/to/ADA@example.org").get(0);
        assertThat(seen.get("messageId").asText()).isEqualTo("<1@test>");
        assertThat(seen.get("subject").asText()).isEqualTo("Hello");
        assertThat(seen.get("to").get(0).asText()).isEqualTo("ada@example.org");
        var body = get("/mails/" + seen.get("number").asLong());
        assertThat(body.get("text").asText()).isEqualTo("How are you?");
        assertThat(body.get("html").asText()).isEqualTo("<p>How are you?</p>");
        assertThat(get("/mails/to/eve@example.org")).isEmpty();
    }

    @Test
    void a_mail_is_shown_by_imap_to_who_knows_the_password() throws MessagingException {
        send("<1@test>", "ada@example.org", "Hello", "How are you?");

        assertThat(subjectsByImap("secret")).containsExactly("Hello");
        assertThatThrownBy(() -> subjectsByImap("guess")).isInstanceOf(MessagingException.class);
    }

    @Test
    void nobody_sends_without_the_password() {
        var anonymous = new Properties();
        anonymous.put("mail.smtp.host", "127.0.0.1");
        anonymous.put("mail.smtp.port", String.valueOf(mailbox.smtp()));

        assertThatThrownBy(() -> Transport.send(message(Session.getInstance(anonymous), "<1@test>", "ada@example.org")))
                .hasStackTraceContaining("530 5.7.0");
        assertThat(get("/mails")).isEmpty();
    }

    @Test
    void mails_and_register_survive_a_restart_and_numbers_go_on() throws IOException, MessagingException {
        send("<1@test>", "ada@example.org", "First", "One.");
        mailbox.close();
        mailbox = Mailbox.start(0, state);
        send("<2@test>", "ada@example.org", "Second", "Two.");

        assertThat(get("/mails").findValuesAsText("number")).containsExactly("2", "1");
        assertThat(get("/mails/1").get("text").asText()).isEqualTo("One.");
        assertThat(subjectsByImap("secret")).containsExactly("First", "Second");
        assertThat(register().lines()).hasSize(2).first().asString().contains("\"messageId\":\"<1@test>\"");
    }

    @Test
    void the_oldest_go_when_there_are_too_many_and_stay_in_the_register() throws IOException, MessagingException {
        mailbox.close();
        mailbox = Mailbox.start(0, state, new Bounds(3, 1 << 20));
        for (int i = 1; i <= 5; i++) {
            send("<" + i + "@test>", "ada@example.org", "Mail " + i, "Text.");
        }

        assertThat(get("/mails").findValuesAsText("subject")).containsExactly("Mail 5", "Mail 4", "Mail 3");
        assertThat(subjectsByImap("secret")).containsExactly("Mail 3", "Mail 4", "Mail 5");
        assertThat(client().get("/mails/2").status()).isEqualTo(404);
        assertThat(register().lines()).hasSize(5);
        try (var files = Files.list(state.resolve("mails"))) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void the_oldest_go_when_they_are_too_large_together() throws IOException, MessagingException {
        mailbox.close();
        mailbox = Mailbox.start(0, state, new Bounds(100, 5_000));
        for (int i = 1; i <= 4; i++) {
            send("<" + i + "@test>", "ada@example.org", "Mail " + i, "x".repeat(500));
        }

        var kept = get("/mails");
        assertThat(kept.size()).isBetween(2, 3);
        assertThat(kept.get(0).get("subject").asText()).isEqualTo("Mail 4");
    }

    @Test
    void a_recipient_called_nobody_is_always_refused_for_good() {
        assertThatThrownBy(() -> send("<1@test>", "nobody@example.org", "Hello", "Text."))
                .hasStackTraceContaining("550 5.1.1");
        assertThat(register()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"REFUSE, 550, 0", "BUSY, 451, 0", "TAKE_AND_DENY, 451, 1"})
    void a_mail_fares_as_told_and_the_next_one_well(String kind, int reply, int taken) throws MessagingException {
        behave("{\"kind\":\"%s\",\"to\":\"ada@example.org\",\"times\":1}".formatted(kind));

        send("<1@test>", "eve@example.org", "Hello", "Text.");
        assertThatThrownBy(() -> send("<2@test>", "ada@example.org", "Hello", "Text."))
                .isInstanceOfSatisfying(
                        SMTPSendFailedException.class,
                        refused -> assertThat(refused.getReturnCode()).isEqualTo(reply));
        assertThat(get("/mails/to/ada@example.org")).hasSize(taken);
        send("<2@test>", "ada@example.org", "Hello", "Text.");
        assertThat(get("/mails/to/ada@example.org")).hasSize(taken + 1);
    }

    @Test
    void a_reset_makes_it_well_behaved() throws MessagingException {
        behave("{\"kind\":\"REFUSE\"}");
        client().call("DELETE", "/behaviour", "application/json", "");

        send("<1@test>", "ada@example.org", "Hello", "Text.");
        assertThat(get("/behaviour")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"EXPLODE\"}          | kind: Cannot deserialize",
                "{}                              | kind is missing; allowed: OK, REFUSE",
                "{\"kind\":\"OK\",\"times\":0}   | times is 0; allowed: 1 or more",
            })
    void bad_input_is_refused_with_one_line(String body, String detail) {
        var answer = client().put("/behaviour", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText()).startsWith(detail).doesNotContain("\n");
    }

    @Test
    void a_taken_port_and_a_missing_setting_are_named() throws IOException {
        Path other = Files.createDirectories(state.resolve("other"));
        Files.writeString(other.resolve("mailbox.properties"), "smtp=0\nuser=reader\npassword=secret\n");
        assertThatThrownBy(() -> Mailbox.start(0, other)).hasMessageEndingWith("mailbox.properties says no imap");

        String taken = "smtp=%d\nimap=0\nuser=reader\npassword=secret\n".formatted(mailbox.smtp());
        Files.writeString(other.resolve("mailbox.properties"), taken);
        assertThatThrownBy(() -> Mailbox.start(0, other)).hasMessage("port " + mailbox.smtp() + " for smtp is taken");
    }

    private void send(String id, String to, String subject, String text) throws MessagingException {
        var message = message(session(), id, to);
        message.setSubject(subject);
        var plain = new jakarta.mail.internet.MimeBodyPart();
        plain.setText(text);
        var html = new jakarta.mail.internet.MimeBodyPart();
        html.setContent("<p>" + text + "</p>", "text/html");
        message.setContent(new jakarta.mail.internet.MimeMultipart("alternative", plain, html));
        message.saveChanges();
        message.setHeader("Message-ID", id);
        try (var transport = session().getTransport("smtp")) {
            transport.connect("reader", "secret");
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private static MimeMessage message(Session session, String id, String to) throws MessagingException {
        String text = "From: shop@example.org\r\nTo: %s\r\nMessage-ID: %s\r\n\r\nText.\r\n".formatted(to, id);
        return new MimeMessage(session, new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private Iterable<String> subjectsByImap(String password) throws MessagingException {
        var subjects = new java.util.ArrayList<String>();
        try (var store = session().getStore("imap")) {
            store.connect("127.0.0.1", mailbox.imap(), "reader", password);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (var message : inbox.getMessages()) {
                subjects.add(message.getSubject());
            }
        }
        return subjects;
    }

    private Session session() {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(mailbox.smtp()));
        settings.put("mail.smtp.auth", "true");
        settings.put("mail.smtp.reportsuccess", "false");
        return Session.getInstance(settings);
    }

    private void behave(String behaviour) {
        assertThat(client().put("/behaviour", behaviour).status()).isEqualTo(200);
    }

    private String register() {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(mailbox.address() + "/register"));
            return http.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode get(String path) {
        var answer = client().get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.json();
    }

    private Client client() {
        return new Client(mailbox.address());
    }
}
