package dev.waystone.cli.upgrade;

import dev.waystone.cli.clones.Clone;
import dev.waystone.render.DescriptorException;
import dev.waystone.render.Descriptors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.ignore.FastIgnoreRule;

/** Who decides about a file: as CODEOWNERS says, the last line that fits; else the team that owns the clone. */
final class Owners {
    private static final List<String> PLACES = List.of("CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS");

    private final String prefix;
    private final String team;
    private final List<Line> lines = new ArrayList<>();

    private record Line(FastIgnoreRule rule, String owners) {
        boolean fits(String path) {
            if (rule.isMatch(path, false)) {
                return true;
            }
            for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
                if (rule.isMatch(path.substring(0, end), true)) {
                    return true;
                }
            }
            return false;
        }
    }

    private Owners(String prefix, String team) {
        this.prefix = prefix;
        this.team = team;
    }

    static Owners of(Clone clone) {
        String path = clone.path();
        Owners owners = new Owners(path.isEmpty() ? "" : path + "/", team(clone));
        PLACES.stream()
                .map(clone.repository()::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .ifPresent(owners::read);
        return owners;
    }

    /** @param path below the clone's folder */
    String of(String path) {
        return lines.reversed().stream()
                .filter(line -> line.fits(prefix + path))
                .map(Line::owners)
                .findFirst()
                .orElse(team);
    }

    private static String team(Clone clone) {
        try {
            return Descriptors.read(clone.folder().resolve("service.yaml"))
                    .owner()
                    .team();
        } catch (DescriptorException e) {
            return clone.lock().answers().values().getOrDefault("owner", "-");
        }
    }

    private void read(Path file) {
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.replaceFirst("(^|\\s)#.*", "").strip().split("\\s+", 2);
                if (words.length == 2) {
                    lines.add(new Line(new FastIgnoreRule(words[0]), words[1].replaceAll("\\s+", " ")));
                }
            }
        } catch (IOException e) {
            // nobody is named in a file that cannot be read
        }
    }
}
