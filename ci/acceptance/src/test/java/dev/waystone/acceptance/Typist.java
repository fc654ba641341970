package dev.waystone.acceptance;

import dev.waystone.docs.CodeBlock;
import dev.waystone.docs.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Types the blocks of a page into one shell, top to bottom, as a reader would, except that the one platform of the second clone
 * stands already after the first {@code up}, and until all pages are done.
 */
final class Typist {

    private static final String MARK = "=== the next block ===";
    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    private final SecondClone clone;
    private final int offset;
    private final List<String> typed = new ArrayList<>();
    private boolean up;

    Typist(SecondClone clone, int offset) {
        this.clone = clone;
        this.offset = offset;
    }

    /** A block and what its commands printed. */
    record Typed(CodeBlock block, String printed) {}

    /** The commands that were typed. */
    List<String> typed() {
        return typed;
    }

    /** Types a page's blocks. */
    List<Typed> type(Page page) throws IOException, InterruptedException {
        var blocks = page.blocks().stream()
                .filter(block -> block.isCommands() && block.notTyped().isEmpty())
                .toList();
        var script = new StringBuilder();
        for (CodeBlock block : blocks) {
            block.commands().stream()
                    .filter(this::isTyped)
                    .map(this::here)
                    .forEach(command -> script.append(command).append('\n'));
            script.append("echo '").append(MARK).append("'\n");
        }
        if (blocks.isEmpty()) {
            return List.of();
        }
        var answer = clone.type(script.toString());
        String[] printed = answer.text().split(MARK + "\n", -1);
        if (answer.code() != 0) {
            throw new AssertionError("exit code " + answer.code() + " after "
                    + blocks.get(Math.min(printed.length, blocks.size()) - 1).place() + ":\n" + answer.text());
        }
        var results = new ArrayList<Typed>();
        for (int block = 0; block < blocks.size(); block++) {
            results.add(new Typed(blocks.get(block), printed[block]));
        }
        return results;
    }

    private boolean isTyped(String command) {
        boolean again = up && command.startsWith("./waystone up");
        boolean end = command.startsWith("./waystone down");
        boolean self = command.equals("./waystone test");
        return !again && !end && !self;
    }

    /** The same command for the second clone: detached, and with every port moved. */
    private String here(String command) {
        typed.add(command);
        String moved =
                PORT.matcher(command).replaceAll(port -> "127.0.0.1:" + (Integer.parseInt(port.group(1)) + offset));
        if (!moved.startsWith("./waystone up")) {
            return moved;
        }
        up = true;
        return moved.replace(" --detach", "") + " --detach --port-offset " + offset;
    }
}
