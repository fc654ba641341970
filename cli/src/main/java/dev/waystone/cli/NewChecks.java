package dev.waystone.cli;

import dev.waystone.cli.clones.Contracts;
import dev.waystone.cli.clones.FreePort;
import dev.waystone.render.Descriptor;
import dev.waystone.templates.Manifest;
import dev.waystone.templates.NameClashes;
import dev.waystone.templates.Noun;
import dev.waystone.templates.Template;
import dev.waystone.templates.TemplateException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** What is wrong with an answer, in one line that says what is allowed; empty if nothing is. */
final class NewChecks {
    private static final Pattern TEAM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");
    private static final int LONGEST_TEAM = 50;

    /** Packages of the JDK, of its standards and of the platform's libraries. */
    private static final List<String> FOREIGN = List.of("java", "javax", "jakarta", "dev.waystone");

    /** PostgreSQL cuts names at 63 bytes; the longest is the role {@code <service>_training_owner} of a build. */
    private static final int LONGEST_SERVICE = 48;

    private final Template template;
    private final Manifest manifest;
    private final Collection<Descriptor> services;
    private final Path root;

    NewChecks(Template template, Collection<Descriptor> services, Path root) {
        this.template = template;
        this.manifest = template.manifest();
        this.services = services;
        this.root = root;
    }

    Optional<String> noun(String one, String many, String article) {
        try {
            Noun noun = Noun.of(one, many, article);
            return NameClashes.of(template, noun).stream().findFirst().or(() -> service(noun.kebabMany()));
        } catch (TemplateException e) {
            return Optional.of(String.join("; ", e.problems()));
        }
    }

    Optional<String> packageName(String name) {
        if (FOREIGN.stream().anyMatch(foreign -> (name + ".").startsWith(foreign + "."))) {
            return Optional.of("package " + name + " is not yours; allowed: one that is not "
                    + String.join(", ", FOREIGN.subList(0, FOREIGN.size() - 1)) + " or " + FOREIGN.getLast()
                    + ", nor below it");
        }
        boolean good = PACKAGE.matcher(name).matches() && SourceVersion.isName(name);
        return wrong(
                good, "package " + name + " is none; allowed: two or more small words of Java with . between them");
    }

    Optional<String> team(String option, String name) {
        if (YamlWords.has(name)) {
            return Optional.of(
                    option + " " + name + " is a word that YAML reads as something else; allowed: another one,"
                            + " such as " + name + "-team");
        }
        boolean good = TEAM.matcher(name).matches() && name.length() <= LONGEST_TEAM;
        return wrong(
                good,
                option + " " + name + " is no name of a team; allowed: up to " + LONGEST_TEAM
                        + " small letters and digits with - between words, such as team-x");
    }

    Optional<String> topic(String name) {
        if (!topics().contains(name)) {
            return Optional.of("no service provides topic " + name + "; allowed: " + list(topics()));
        }
        if (consumed(name).isEmpty()) {
            return Optional.of("topic " + name + " is no plural that classes can be named by; allowed: "
                    + list(topics().stream()
                            .filter(topic -> consumed(topic).isPresent())
                            .toList()));
        }
        try {
            Contracts.events(root, name);
            return Optional.empty();
        } catch (TemplateException e) {
            return Optional.of(String.join("; ", e.problems()));
        }
    }

    /** What the aggregate of a topic is called; empty if nobody provides it or no class can be named by it. */
    Optional<Noun> consumed(String name) {
        return provided().filter(topic -> topic.name().equals(name)).findFirst().flatMap(Topics::noun);
    }

    Optional<String> features(List<String> left) {
        Optional<String> unknown = left.stream()
                .filter(feature -> !manifest.features().containsKey(feature))
                .findFirst()
                .map(feature -> manifest.name() + " has no feature " + feature + "; allowed: "
                        + list(manifest.features().keySet()));
        return unknown.or(() -> manifest.features().entrySet().stream()
                .filter(feature -> !left.contains(feature.getKey()))
                .flatMap(feature -> feature.getValue().needs().stream()
                        .filter(left::contains)
                        .map(needed ->
                                "feature " + feature.getKey() + " needs " + needed + "; leave out both, or neither"))
                .findFirst());
    }

    Optional<String> port(int port) {
        if (port < 1024 || port > 65_535) {
            return Optional.of("port " + port + " is none for a service; allowed: 1024 to 65535");
        }
        List<Integer> ports = ports();
        return wrong(
                !FreePort.taken(ports).contains(port),
                "port " + port + " is " + owner(port) + "; the next that is free is " + FreePort.next(ports));
    }

    List<Integer> ports() {
        return services.stream()
                .map(service -> service.provides().http().port())
                .toList();
    }

    Collection<String> topics() {
        return new TreeSet<>(provided().map(Descriptor.Topic::name).toList());
    }

    private Stream<Descriptor.Topic> provided() {
        return services.stream().map(service -> service.provides().topic()).filter(topic -> topic != null);
    }

    private Optional<String> service(String name) {
        if (name.length() > LONGEST_SERVICE) {
            return Optional.of("the service would be called " + name + ", of " + name.length() + " letters; allowed: "
                    + LONGEST_SERVICE + ", so that PostgreSQL takes the names of its roles");
        }
        return services.stream()
                .filter(service -> service.name().equals(name))
                .map(service -> "there is a service " + name + " already; choose another name")
                .findFirst()
                .or(() -> provided()
                        .filter(topic -> topic.name().equals(name))
                        .map(topic -> "topic " + name + " is another service's already; choose another name")
                        .findFirst());
    }

    private String owner(int port) {
        return services.stream()
                        .filter(service -> service.provides().http().port() == port)
                        .map(Descriptor::name)
                        .findFirst()
                        .orElse("the local stack")
                + "'s";
    }

    private static Optional<String> wrong(boolean good, String problem) {
        return good ? Optional.empty() : Optional.of(problem);
    }

    private static String list(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** What a list such as {@code cache, flags} holds; nothing for a blank one. */
    static List<String> split(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
