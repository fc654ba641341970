package dev.waystone.local.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The two forms that a mail's text may have. */
record Body(@Nullable String text, @Nullable String html) {

    private static final Body NONE = new Body(null, null);

    /** The first part of each form, however deep it lies. */
    static Body of(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return new Body(part.getContent().toString(), null);
        }
        if (part.isMimeType("text/html")) {
            return new Body(null, part.getContent().toString());
        }
        Body found = NONE;
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                found = found.or(of(parts.getBodyPart(i)));
            }
        }
        return found;
    }

    private Body or(Body other) {
        return new Body(text == null ? other.text : text, html == null ? other.html : html);
    }
}
