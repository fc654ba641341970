package dev.waystone.templates;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** One file of a tree: its bytes and what it is. Immutable; equal by content and kind. */
public final class TreeFile {
    /** What a file is; Git knows the same three. */
    public enum Kind {
        REGULAR,
        EXECUTABLE,
        /** A symbolic link; the content is its target. */
        LINK
    }

    /** In bytes. */
    static final long LIMIT = 16L << 20;

    private static final String UNREAD = "\0waystone has not read this file of bytes: ";

    private final byte[] content;
    private final Kind kind;

    private TreeFile(byte[] content, Kind kind) {
        this.content = content;
        this.kind = kind;
    }

    /** @param content copied */
    public static TreeFile of(byte[] content, Kind kind) {
        return new TreeFile(content.clone(), kind);
    }

    /** @param content not copied: nobody else may have it */
    static TreeFile owning(byte[] content, Kind kind) {
        return new TreeFile(content, kind);
    }

    /** One that is too large to be held. It is no text, and like another one of its size. */
    static TreeFile tooLarge(long size, Kind kind) {
        return new TreeFile((UNREAD + size).getBytes(StandardCharsets.UTF_8), kind);
    }

    /** Whether the content is not the file's, which was too large to be held. */
    boolean isTooLarge() {
        return content.length < 2 * UNREAD.length() && text().startsWith(UNREAD);
    }

    /** A regular file of UTF-8 text. */
    public static TreeFile of(String text) {
        return new TreeFile(text.getBytes(StandardCharsets.UTF_8), Kind.REGULAR);
    }

    /** The same kind of file with another text, in UTF-8. */
    public TreeFile withText(String text) {
        return new TreeFile(text.getBytes(StandardCharsets.UTF_8), kind);
    }

    public TreeFile withKind(Kind other) {
        return new TreeFile(content, other);
    }

    public Kind kind() {
        return kind;
    }

    /** A copy of the bytes. */
    public byte[] content() {
        return content.clone();
    }

    /** Whether this is UTF-8 without a NUL, and no link. */
    public boolean isText() {
        if (kind == Kind.LINK) {
            return false;
        }
        for (byte b : content) {
            if (b == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The bytes read as UTF-8. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** SHA-256 in hex; of a text, with LF for CRLF, so that a checkout with Windows' line ends is no edit. */
    public String hash() {
        byte[] hashed = isText() ? text().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8) : content;
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(hashed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whether both have the same content but for CRLF, and are the same kind. */
    public boolean sameAs(TreeFile other) {
        return kind == other.kind && (Arrays.equals(content, other.content) || hash().equals(other.hash()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreeFile file && kind == file.kind && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(content) + kind.hashCode();
    }

    @Override
    public String toString() {
        return kind + " of " + content.length + " bytes";
    }
}
