package dev.waystone.cli.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waystone.cli.Failure;
import dev.waystone.cli.clones.Clone;
import dev.waystone.cli.upgrade.Checkup;
import dev.waystone.templates.FileTree;
import dev.waystone.templates.Lock;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How one clone stands.
 *
 * @param template empty if its lock cannot be read
 * @param newest the template's version now; empty if that cannot be said
 * @param edited files that differ from what generation gave, or are gone
 * @param findings what {@code check} finds, but for the version: the kind and where
 */
record Standing(
        @JsonProperty("clone") String name,
        String place,
        String template,
        String version,
        String newest,
        int edited,
        List<String> findings) {

    static Standing of(FleetFile.Member member, Berth berth, Checkup checkup) {
        try {
            Path folder = berth.folder(member);
            if (!Clone.isIn(folder)) {
                throw new Failure(folder.resolve(Lock.FILE) + " is not there");
            }
            Checkup.Report report = checkup.of(folder);
            return new Standing(
                    member.name(),
                    member.shown(),
                    report.lock().map(Lock::template).orElse(""),
                    report.lock().map(lock -> lock.version().toString()).orElse(""),
                    report.newest().orElse(""),
                    report.lock().isPresent() ? edited(Clone.in(folder)) : 0,
                    report.troubles().stream()
                            .filter(trouble -> !trouble.kind().equals("stale version"))
                            .map(trouble -> trouble.kind() + " " + trouble.where())
                            .toList());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return new Standing(
                    member.name(), member.shown(), "", "", "", 0, List.of("unreachable: " + Berth.oneLine(e)));
        }
    }

    /** Whether there is nothing to do. */
    boolean isGood() {
        return findings.isEmpty() && version.equals(newest);
    }

    String checks() {
        return findings.isEmpty() ? "ok" : findings.stream().collect(Collectors.joining(", "));
    }

    private static int edited(Clone clone) {
        FileTree files = clone.files();
        return (int) clone.lock().files().entrySet().stream()
                .filter(entry -> files.get(entry.getKey())
                        .map(file -> !file.hash().equals(entry.getValue().hash()))
                        .orElse(true))
                .count();
    }
}
