package dev.waystone.local.mailbox;

import com.icegreen.greenmail.imap.commands.IdRange;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The latest mails, each in a file of its own and in the account's inbox; the oldest go when there are too many or they are too
 * large together. A mail is in its file and in the register before its sender is told so. Thread-safe.
 */
final class Mails {

    private static final int MOST_SHOWN = 100;

    private final Path folder;
    private final Register register;
    private final MailFolder inbox;
    private final Bounds bounds;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long bytes;
    private long last;

    /**
     * How much is kept.
     *
     * @param mails at most
     * @param bytes of all of them together, at most
     */
    record Bounds(int mails, long bytes) {}

    private record Kept(Mail mail, long uid) {}

    private Mails(Path folder, Register register, MailFolder inbox, Bounds bounds) {
        this.folder = folder;
        this.register = register;
        this.inbox = inbox;
        this.bounds = bounds;
    }

    /** Opens the mails of a state folder, those of an earlier run included. */
    static Mails open(Path state, Register register, MailFolder inbox, Bounds bounds)
            throws IOException, MessagingException {
        var mails = new Mails(Files.createDirectories(state.resolve("mails")), register, inbox, bounds);
        mails.load();
        return mails;
    }

    synchronized void take(MimeMessage message) throws IOException, MessagingException {
        var raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        Instant now = Instant.now();
        Mail mail = Mail.of(last + 1, now.toString(), message, raw.size());
        Path draft = folder.resolve("draft");
        Files.write(draft, raw.toByteArray());
        Files.move(draft, file(mail.number()));
        register.add(mail);
        last++;
        keep(mail, message, now);
    }

    /** The latest that are meant, newest first, a hundred at most. */
    synchronized List<Mail> latest(Predicate<Mail> meant) {
        var newestFirst = kept.reversed().stream().map(Kept::mail);
        return newestFirst.filter(meant).limit(MOST_SHOWN).toList();
    }

    /** What a mail says; empty when it is no longer kept, or never was. */
    synchronized Optional<Body> body(long number) throws IOException, MessagingException {
        return Files.exists(file(number)) ? Optional.of(Body.of(read(file(number)))) : Optional.empty();
    }

    synchronized Register.Lines register() throws IOException {
        return register.lines();
    }

    private void load() throws IOException, MessagingException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                Instant at = Files.getLastModifiedTime(file).toInstant();
                last = Long.parseLong(file.getFileName().toString().replace(".eml", ""));
                var message = read(file);
                keep(Mail.of(last, at.toString(), message, (int) Files.size(file)), message, at);
            }
        }
    }

    private void keep(Mail mail, MimeMessage message, Instant at) throws IOException {
        kept.add(new Kept(mail, inbox.appendMessage(message, new Flags(), Date.from(at))));
        bytes += mail.bytes();
        while (kept.size() > bounds.mails() || bytes > bounds.bytes() && kept.size() > 1) {
            forget(kept.remove());
        }
    }

    private void forget(Kept oldest) throws IOException {
        bytes -= oldest.mail().bytes();
        Files.deleteIfExists(file(oldest.mail().number()));
        try {
            inbox.setFlags(new Flags(Flags.Flag.DELETED), true, oldest.uid(), null, true);
            inbox.expunge(new IdRange[] {new IdRange(oldest.uid())});
        } catch (FolderException e) {
            return; // a reader has deleted it already
        }
    }

    private static MimeMessage read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return GreenMailUtil.newMimeMessage(in);
        }
    }

    private Path file(long number) {
        return folder.resolve("%010d.eml".formatted(number));
    }
}
