package dev.waystone.cli.clones;

import dev.waystone.templates.Manifest;
import dev.waystone.templates.Template.TreeIds;
import dev.waystone.templates.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which commits of the first-parent history have which version of a template. */
final class GitHistory {
    private static final Pattern VERSION =
            Pattern.compile("(?m)^version:\\s*[\"']?(\\d+\\.\\d+\\.\\d+)[\"']?\\s*(#.*)?$");

    private final Git git;
    private final GitObjects objects;

    GitHistory(Git git, GitObjects objects) {
        this.git = git;
        this.objects = objects;
    }

    /** The last commit at which the template says this version. */
    Optional<String> commit(Manifest newest, Version version) {
        return all(newest, version).stream().findFirst();
    }

    /** The first one, which set the version. */
    Optional<String> first(Manifest newest, Version version) {
        return all(newest, version).reversed().stream().findFirst();
    }

    private List<String> all(Manifest newest, Version version) {
        return byCommit(newest).entrySet().stream()
                .filter(commit -> commit.getValue().equals(version))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The last commit that has both trees. */
    Optional<String> commit(Manifest manifest, TreeIds ids) {
        List<String> commits = commits(manifest);
        Map<String, String> trees = objects.ids(commits.stream()
                .flatMap(commit -> List.of(golden(commit, manifest), archetype(commit, manifest)).stream())
                .toList());
        return commits.stream()
                .filter(commit -> ids.golden().equals(trees.get(golden(commit, manifest)))
                        && ids.archetype().equals(trees.get(archetype(commit, manifest))))
                .findFirst();
    }

    /** Which versions there are, for an error. */
    String allowed(Manifest newest) {
        String allowed = "allowed: "
                + String.join(
                        ", ", versions(newest).stream().map(Version::toString).toList());
        boolean shallow = git.ask("rev-parse", "--is-shallow-repository").text().equals("true");
        return shallow ? allowed + "; its history is cut off, git fetch --unshallow brings more" : allowed;
    }

    /** Every version that there was and is, oldest first. */
    List<Version> versions(Manifest newest) {
        TreeSet<Version> versions = new TreeSet<>(byCommit(newest).values());
        versions.add(newest.version());
        return List.copyOf(versions);
    }

    /** The version at each commit, newest first. */
    private Map<String, Version> byCommit(Manifest newest) {
        Map<String, Version> versions = new LinkedHashMap<>();
        List<String> names = commits(newest).stream()
                .map(commit -> TemplatePlace.in(commit, TemplatePlace.manifest(newest.name())))
                .toList();
        objects.texts(names).forEach((name, yaml) -> {
            Matcher version = VERSION.matcher(yaml);
            if (version.find()) {
                versions.put(name.substring(0, name.indexOf(':')), Version.parse(version.group(1)));
            }
        });
        return versions;
    }

    private List<String> commits(Manifest manifest) {
        return git.ask(
                        "log",
                        "--first-parent",
                        "--format=%H",
                        "HEAD",
                        "--",
                        manifest.golden(),
                        TemplatePlace.ARCHETYPES)
                .text()
                .lines()
                .toList();
    }

    private static String golden(String commit, Manifest manifest) {
        return TemplatePlace.in(commit, manifest.golden());
    }

    private static String archetype(String commit, Manifest manifest) {
        return TemplatePlace.in(commit, TemplatePlace.archetype(manifest.name()));
    }
}
