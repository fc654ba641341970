package dev.waystone.local.mailbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.util.List;

/** SMTP and IMAP by GreenMail on 127.0.0.1, with one account that may send and that reads all that is taken. */
final class MailServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    /** Longer than a client keeps an idle connection, so that none is closed under its hands. */
    private static final int IDLE_MILLIS = 900_000;

    private final List<AbstractServer> servers;

    /** Opens both ports. */
    MailServer(MailboxSettings settings, Accounts accounts) throws IOException {
        servers = List.of(
                new GuardedSmtpServer(new ServerSetup(settings.smtp(), HOST, ServerSetup.PROTOCOL_SMTP), accounts),
                new ImapServer(new ServerSetup(settings.imap(), HOST, ServerSetup.PROTOCOL_IMAP), accounts));
        for (AbstractServer server : servers) {
            server.setClientSocketTimeout(IDLE_MILLIS);
            server.startService();
            if (!isRunning(server)) {
                close();
                throw new IOException(
                        "port " + server.getServerSetup().getPort() + " for " + server.getProtocol() + " is taken");
            }
        }
    }

    int smtp() {
        return servers.getFirst().getPort();
    }

    int imap() {
        return servers.getLast().getPort();
    }

    @Override
    public void close() {
        servers.forEach(AbstractServer::stopService);
    }

    private static boolean isRunning(AbstractServer server) {
        try {
            return server.waitTillRunning(ServerSetup.SERVER_STARTUP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Who may send and read, and who decides over what is sent. */
    static final class Accounts extends Managers {

        private final MailFolder inbox;
        private SmtpManager postmaster = super.getSmtpManager();

        Accounts(MailboxSettings settings) throws IOException {
            try {
                inbox = getImapHostManager()
                        .getInbox(getUserManager()
                                .createUser(settings.user() + "@localhost", settings.user(), settings.password()));
            } catch (UserException | FolderException e) {
                throw new IOException("there is no inbox", e);
            }
        }

        MailFolder inbox() {
            return inbox;
        }

        void appoint(SmtpManager chosen) {
            postmaster = chosen;
        }

        @Override
        public SmtpManager getSmtpManager() {
            return postmaster;
        }
    }
}
