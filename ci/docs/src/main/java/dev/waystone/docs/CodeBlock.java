package dev.waystone.docs;

import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param page the page, relative to the clone
 * @param line the number of the line that opens it
 * @param language the word behind the fence, {@code ""} if there is none
 * @param note the comment in the line before it, {@code ""} if there is none
 * @param text what stands in it
 */
public record CodeBlock(String page, int line, String language, String note, String text) {

    private static final String NOT_TYPED = "not typed: ";
    private static final String FROM = "from ";

    /** Whether a reader is told to type it. */
    public boolean isCommands() {
        return language.equals("sh");
    }

    /** Why no test types it; {@code ""} if one does. */
    public String notTyped() {
        return note.startsWith(NOT_TYPED) ? note.substring(NOT_TYPED.length()) : "";
    }

    /** The file that it is taken from; {@code ""} if none is named. */
    String from() {
        return note.startsWith(FROM) ? note.substring(FROM.length()) : "";
    }

    /** The commands, without the comments beside them. */
    public List<String> commands() {
        return text.lines()
                .map(line -> line.replaceAll("(^|\\s+)#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Where it stands, for messages. */
    public String place() {
        return page + ":" + line;
    }
}
