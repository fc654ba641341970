package dev.waystone.local.mailbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;

/** An SMTP server that takes no mail from who has not said the password, which GreenMail's own does. */
final class GuardedSmtpServer extends SmtpServer {

    private static final SmtpCommand MAIL = new KnownSenders();

    private static final SmtpCommandRegistry COMMANDS = new SmtpCommandRegistry() {
        @Override
        public SmtpCommand getCommand(String name) {
            return name.equals("MAIL") ? MAIL : super.getCommand(name);
        }
    };

    GuardedSmtpServer(ServerSetup setup, Managers managers) {
        super(setup, managers);
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        return new SmtpHandler(COMMANDS, managers.getSmtpManager(), client);
    }

    private static final class KnownSenders extends MailCommand {

        @Override
        public void execute(SmtpConnection connection, SmtpState state, SmtpManager manager, String line) {
            if (connection.isAuthenticated()) {
                super.execute(connection, state, manager, line);
            } else {
                connection.send("530 5.7.0 Authentication required");
            }
        }
    }
}
