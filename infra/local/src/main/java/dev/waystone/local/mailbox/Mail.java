package dev.waystone.local.mailbox;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the register says of a mail.
 *
 * @param number grows by one with each mail taken
 * @param at when it was taken, ISO 8601
 * @param messageId its Message-ID with the angle brackets; empty if it has none
 * @param to whom its header names
 * @param bytes its size with headers
 */
record Mail(long number, String at, String messageId, String from, List<String> to, String subject, int bytes) {

    static Mail of(long number, String at, MimeMessage message, int bytes) throws MessagingException {
        return new Mail(
                number,
                at,
                orEmpty(message.getMessageID()),
                String.join(", ", text(message.getFrom())),
                text(message.getAllRecipients()),
                orEmpty(message.getSubject()),
                bytes);
    }

    boolean isTo(String address) {
        return to.stream().anyMatch(recipient -> recipient.equalsIgnoreCase(address));
    }

    private static List<String> text(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Arrays.stream(addresses).map(Address::toString).toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
