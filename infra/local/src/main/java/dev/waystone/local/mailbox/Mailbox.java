package dev.waystone.local.mailbox;

import dev.waystone.local.web.Arguments;
import dev.waystone.local.web.BadRequest;
import dev.waystone.local.web.LoopbackServer;
import dev.waystone.local.web.Reply;
import dev.waystone.local.web.Request;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The local mailbox: takes mail by SMTP, shows it by IMAP and by HTTP: {@code GET /mails} (the latest hundred, newest
 * first), {@code GET /mails/to/{address}}, {@code GET /mails/{number}} (what it says), {@code GET /register} (a JSON line
 * for each mail ever taken, oldest first), and its knobs {@code PUT|GET|DELETE /behaviour}. Mail to {@code nobody@} any
 * host is refused always. Thread-safe.
 */
public final class Mailbox implements AutoCloseable {

    private static final Mails.Bounds BOUNDS = new Mails.Bounds(2_000, 16L << 20);
    private static final long MOST_REGISTER_BYTES = 8L << 20;

    private final Manners manners = new Manners();
    private final Mails mails;
    private final MailServer mail;
    private final LoopbackServer web;

    private Mailbox(int port, Path state, Mails.Bounds bounds) throws IOException, MessagingException {
        MailboxSettings settings = MailboxSettings.read(state);
        var accounts = new MailServer.Accounts(settings);
        mails = Mails.open(state, new Register(state, MOST_REGISTER_BYTES), accounts.inbox(), bounds);
        accounts.appoint(new Postmaster(accounts, mails, manners));
        mail = new MailServer(settings, accounts);
        web = LoopbackServer.start(port, this::answer);
    }

    /** Runs until the process ends: {@code --port <n> --state <folder>}; the folder has {@code mailbox.properties}. */
    public static void main(String... arguments) {
        try {
            Arguments given = Arguments.of("mailbox", arguments);
            System.out.println(
                    "listening on " + start(given.port(), given.state()).address());
        } catch (IOException | MessagingException | IllegalArgumentException e) {
            System.err.println("mailbox: cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Opens the mailbox.
     *
     * @param port port for HTTP on 127.0.0.1; 0 for a free one
     * @param state folder of the mails, which survive a restart; what {@code mailbox.properties} there says (smtp, imap,
     *     user, password) is obeyed
     * @throws IOException if a port is taken or the folder cannot be read and written
     */
    public static Mailbox start(int port, Path state) throws IOException, MessagingException {
        return start(port, state, BOUNDS);
    }

    static Mailbox start(int port, Path state, Mails.Bounds bounds) throws IOException, MessagingException {
        return new Mailbox(port, state, bounds);
    }

    public String address() {
        return "http://127.0.0.1:" + web.port();
    }

    int smtp() {
        return mail.smtp();
    }

    int imap() {
        return mail.imap();
    }

    @Override
    public void close() {
        web.close();
        mail.close();
    }

    private Reply answer(Request request) throws IOException, MessagingException {
        List<String> path = request.segments();
        if (request.line().startsWith("GET /mails/to/") && path.size() == 3) {
            return Reply.json(200, mails.latest(mail -> mail.isTo(path.getLast())));
        }
        if (request.line().startsWith("GET /mails/") && path.size() == 2) {
            return mails.body(number(path.getLast()))
                    .map(body -> Reply.json(200, body))
                    .orElseGet(() -> Reply.problem(404, "Not Found", "there is no mail " + path.getLast() + " now"));
        }
        return switch (request.line()) {
            case "GET /mails" -> Reply.json(200, mails.latest(mail -> true));
            case "GET /register" -> register();
            case "GET /behaviour" -> Reply.json(200, manners.all());
            case "PUT /behaviour" -> behave(request.json(Behaviour.class));
            case "DELETE /behaviour" -> reset();
            case "GET /health" -> Reply.json(200, Map.of("status", "UP"));
            default -> Reply.notFound(request);
        };
    }

    private Reply register() throws IOException {
        Register.Lines lines = mails.register();
        return new Reply.Stream(200, "application/jsonl", lines.text(), lines.bytes());
    }

    private Reply behave(Behaviour behaviour) {
        manners.set(behaviour);
        return Reply.json(200, behaviour);
    }

    private Reply reset() {
        manners.reset();
        return Reply.json(200, Map.of());
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadRequest("a mail has a number, " + text + " is none");
        }
    }
}
