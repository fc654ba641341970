package dev.waystone.acceptance;

import dev.waystone.docs.CodeBlock;
import dev.waystone.docs.Page;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Types every command of one page into one shell, as it stands there, but for its ports: a platform of its own starts and ends. */
final class Recital {

    private static final String MARK = "=== the next block ===";
    private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    private final SecondClone clone;
    private final int offset;

    Recital(SecondClone clone, int offset) {
        this.clone = clone;
        this.offset = offset;
    }

    /**
     * Types the blocks that are left to a test.
     *
     * @param test its name, as the notes above the blocks say it
     * @return what the commands of each block printed
     */
    List<String> type(Page page, String test) throws IOException, InterruptedException {
        List<CodeBlock> blocks = page.blocks().stream()
                .filter(block -> block.isCommands() && block.notTyped().startsWith(test))
                .toList();
        String script = blocks.stream().map(this::script).collect(Collectors.joining("echo '" + MARK + "'\n"));
        var answer = clone.type(script);
        List<String> printed = List.of(answer.text().split(MARK + "\n", -1));
        if (answer.code() != 0 || printed.size() != blocks.size()) {
            throw new AssertionError("exit code " + answer.code() + " in block " + printed.size() + " of "
                    + blocks.size() + " of " + page.name() + ":\n" + answer.text());
        }
        return printed;
    }

    private String script(CodeBlock block) {
        return block.commands().stream().map(this::here).collect(Collectors.joining("\n", "", "\n"));
    }

    private String here(String command) {
        String moved =
                PORT.matcher(command).replaceAll(port -> "127.0.0.1:" + (Integer.parseInt(port.group(1)) + offset));
        return moved.startsWith("./waystone up") ? moved + " --port-offset " + offset : moved;
    }
}
