package dev.waystone.local.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What the mailbox reads from the file {@code mailbox.properties} in its state folder, since a command line is no place
 * for a password.
 *
 * @param smtp port on 127.0.0.1; 0 for a free one
 * @param imap the same
 * @param user the one account, to send and to read
 */
record MailboxSettings(int smtp, int imap, String user, String password) {

    static MailboxSettings read(Path state) throws IOException {
        Path file = state.resolve("mailbox.properties");
        var read = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            read.load(reader);
        }
        for (String key : new String[] {"smtp", "imap", "user", "password"}) {
            if (read.getProperty(key) == null) {
                throw new IllegalArgumentException(file + " says no " + key);
            }
        }
        return new MailboxSettings(
                Integer.parseInt(read.getProperty("smtp")),
                Integer.parseInt(read.getProperty("imap")),
                read.getProperty("user"),
                read.getProperty("password"));
    }
}
