package dev.waystone.local.mailbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import dev.waystone.local.mailbox.Behaviour.Kind;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Decides over recipients and mails as the manners of the moment say; what it takes is kept before it says so. */
final class Postmaster extends SmtpManager {

    private final Mails mails;
    private final Manners manners;

    Postmaster(MailServer.Accounts accounts, Mails mails, Manners manners) {
        super(accounts.getImapHostManager(), accounts.getUserManager());
        this.mails = mails;
        this.manners = manners;
    }

    @Override
    public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
        return Manners.exists(recipient.getEmail()) ? null : Kind.REFUSE.reply();
    }

    /** Takes the mail, whose last byte was read; null when that is so. */
    @Override
    public @Nullable String checkData(SmtpState state) {
        Kind kind = state.getMessage().getToAddresses().stream()
                .map(recipient -> manners.next(recipient.getEmail()))
                .filter(next -> next != Kind.OK)
                .findFirst()
                .orElse(Kind.OK);
        return switch (kind) {
            case REFUSE, BUSY -> kind.reply();
            case OK -> taken(state, null);
            case TAKE_AND_DENY -> taken(state, kind.reply());
        };
    }

    /** Nothing is left to do: the mail was taken before. */
    @Override
    public void send(SmtpState state) {}

    private @Nullable String taken(SmtpState state, @Nullable String reply) {
        try {
            mails.take(state.getMessage().getMessage());
            return reply;
        } catch (IOException | MessagingException e) {
            System.err.println("a mail cannot be kept: " + e);
            return "452 4.3.1 a mail cannot be kept";
        }
    }
}
