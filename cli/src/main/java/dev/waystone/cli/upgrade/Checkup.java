package dev.waystone.cli.upgrade;

import dev.waystone.cli.Failure;
import dev.waystone.cli.clones.Clone;
import dev.waystone.cli.clones.TemplateSource;
import dev.waystone.render.Descriptor;
import dev.waystone.render.DescriptorException;
import dev.waystone.render.Descriptors;
import dev.waystone.templates.Drift;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Finding;
import dev.waystone.templates.Generation;
import dev.waystone.templates.Lock;
import dev.waystone.templates.Manifest;
import dev.waystone.templates.TemplateException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at one clone and changes nothing. What it reports must be put right; edits of owned and shared files are the user's
 * own business.
 */
public final class Checkup {
    private final TemplateSource templates;
    private final LocalDate today;

    /** @param today the day on which a flag that ends is overdue or not */
    public Checkup(TemplateSource templates, LocalDate today) {
        this.templates = templates;
        this.today = today;
    }

    /**
     * What was found.
     *
     * @param lock the clone's; empty if it cannot be read
     * @param newest the version of the template as it is now, if it is to be had
     * @param troubles what must be put right
     * @param notes what is as its owner may wish it, and worth knowing: owned and shared files that are gone
     */
    public record Report(Optional<Lock> lock, Optional<String> newest, List<Trouble> troubles, List<Trouble> notes) {}

    /** Everything that is wrong with the clone in a folder. */
    public Report of(Path named) {
        Path folder = Clone.withoutLinks(named);
        List<Trouble> troubles = new ArrayList<>();
        List<Trouble> notes = new ArrayList<>();
        Optional<Clone> clone = clone(folder, troubles);
        Optional<Manifest> newest = clone.flatMap(found -> newest(found, troubles));
        Set<String> features =
                newest.map(template -> template.features().keySet()).orElse(Set.of());
        clone.ifPresent(found -> {
            Optional<FileTree> given = lock(found, troubles);
            drift(found, features, given, troubles, notes);
        });
        descriptor(folder, troubles);
        Optional<String> version = newest.map(template -> template.version().toString());
        return new Report(clone.map(Clone::lock), version, List.copyOf(troubles), List.copyOf(notes));
    }

    private static Optional<Clone> clone(Path folder, List<Trouble> troubles) {
        try {
            return Optional.of(Clone.in(folder));
        } catch (TemplateException e) {
            e.problems().forEach(problem -> troubles.add(located("lock", folder, problem, Lock.FILE)));
        } catch (Failure e) {
            troubles.add(new Trouble("lock", Lock.FILE, e.getMessage()));
        }
        return Optional.empty();
    }

    private Optional<Manifest> newest(Clone clone, List<Trouble> troubles) {
        try {
            Manifest newest = templates.newest(clone.lock().template()).manifest();
            var version = newest.version();
            if (clone.lock().version().compareTo(version) < 0) {
                troubles.add(new Trouble(
                        "stale version",
                        Lock.FILE,
                        "is at " + clone.lock().template() + " " + clone.lock().version() + ", the template at "
                                + version + "; " + clone.command("upgrade")));
            }
            return Optional.of(newest);
        } catch (Failure | TemplateException e) {
            troubles.add(new Trouble("template", Lock.FILE, oneLine(e)));
            return Optional.empty();
        }
    }

    /** A lock that says something else than its template gives was edited by hand. @return what it gives, if that is to be had */
    private Optional<FileTree> lock(Clone clone, List<Trouble> troubles) {
        try {
            FileTree files =
                    Generation.generate(templates.of(clone.lock()), clone.lock().answers());
            Lock given = Generation.lock(files);
            if (!given.files().equals(clone.lock().files())) {
                String first = given.files().keySet().stream()
                        .filter(path -> !Objects.equals(
                                given.files().get(path), clone.lock().files().get(path)))
                        .findFirst()
                        .orElse("a file that it does not give");
                troubles.add(new Trouble(
                        "lock",
                        Lock.FILE,
                        "differs from what " + given.template() + " " + given.version() + " gives, first in " + first
                                + "; it is not to be edited: restore it from Git"));
            }
            return Optional.of(files);
        } catch (Failure | TemplateException e) {
            troubles.add(new Trouble("lock", Lock.FILE, oneLine(e)));
            return Optional.empty();
        }
    }

    private static void drift(
            Clone clone, Set<String> features, Optional<FileTree> given, List<Trouble> troubles, List<Trouble> notes) {
        try {
            FileTree files = clone.files();
            List<Finding> findings = new ArrayList<>(Drift.of(clone.lock(), features, files));
            given.ifPresent(theirs -> findings.addAll(Drift.bits(clone.lock(), theirs, files)));
            findings.forEach(finding -> (finding.isNote() ? notes : troubles)
                    .add(new Trouble(
                            finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            finding.path(),
                            finding.text())));
        } catch (TemplateException e) {
            e.problems().forEach(problem -> troubles.add(new Trouble("file", ".", problem)));
        }
    }

    private void descriptor(Path folder, List<Trouble> troubles) {
        Path file = folder.resolve("service.yaml");
        try {
            List<Descriptor.Flag> flags = Descriptors.read(file).flags();
            for (int i = 0; i < flags.size(); i++) {
                Descriptor.Flag flag = flags.get(i);
                if (flag.expires().isBefore(today)) {
                    troubles.add(new Trouble(
                            "overdue flag",
                            "service.yaml:" + Descriptors.line(file, "/flags/" + i + "/expires"),
                            flag.name() + " ended on " + flag.expires() + "; " + flag.owner()
                                    + " removes it or decides again"));
                }
            }
        } catch (DescriptorException e) {
            e.problems().forEach(problem -> troubles.add(located("descriptor", folder, problem, "service.yaml")));
        }
    }

    /** A problem as others word it, {@code file:line: text}, with its place apart. */
    private static Trouble located(String kind, Path folder, String problem, String otherwise) {
        String text = problem.replace(folder + "/", "");
        int colon = text.indexOf(": ");
        boolean hasPlace = colon > 0 && text.substring(0, colon).matches("\\S+(:\\d+)?");
        return hasPlace
                ? new Trouble(kind, text.substring(0, colon), text.substring(colon + 2))
                : new Trouble(kind, otherwise, text);
    }

    private static String oneLine(RuntimeException e) {
        return String.join(
                "; ",
                Objects.requireNonNullElse(e.getMessage(), e.toString()).lines().toList());
    }
}
