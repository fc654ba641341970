package dev.waystone.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of the house for the main code of this module: who may import whom, and how long a file, a method and a
 * list of parameters may be. All violations are found before it fails, once, with a line for each.
 *
 * <pre>{@code
 * @Test
 * void keeps_the_rules_of_the_house() {
 *     ArchitectureRules.service("org.acme.catalogitems").check();
 * }
 * }</pre>
 *
 * <p>Reads {@code target/classes} and {@code src/main/java}; needs no running service. Not thread-safe.
 */
public final class ArchitectureRules {

    private final List<ArchRule> rules;
    private final boolean library;
    private final Map<String, String> exceptions = new LinkedHashMap<>();
    private ModuleFolder module = ModuleFolder.current();

    private ArchitectureRules(List<ArchRule> rules, boolean library) {
        this.rules = rules;
        this.library = library;
    }

    /** The rules of a service in its one package, {@code org.acme.catalogitems} say. */
    public static ArchitectureRules service(String packageName) {
        return new ArchitectureRules(ClassRules.ofService(packageName), false);
    }

    /** The rules of a library or a plain Java part in its package, {@code dev.waystone.events} say. */
    public static ArchitectureRules library(String packageName) {
        return new ArchitectureRules(ClassRules.ofLibrary(packageName), true);
    }

    /**
     * Allows what a violation's line says. An exception that allows nothing (any more) is itself a violation.
     *
     * @param part a part of the line, such as {@code Relay.java:120}
     * @param reason why the rule does not serve here; shown when the exception is no longer needed
     */
    public ArchitectureRules except(String part, String reason) {
        exceptions.put(part, reason);
        return this;
    }

    /**
     * Checks another module than the one whose tests run: one that these helpers cannot be a dependency of.
     *
     * @param folder the module's folder, compiled before
     */
    public ArchitectureRules in(Path folder) {
        module = new ModuleFolder(folder);
        return this;
    }

    /**
     * Checks all rules.
     *
     * @throws AssertionError with a line for each violation
     * @throws IllegalStateException if the module is not compiled
     */
    public void check() {
        List<String> found = new ArrayList<>(sourceViolations());
        found.addAll(classViolations());
        Violations violations = new Violations("the rules of the house are broken");
        found.stream()
                .filter(line -> exceptions.keySet().stream().noneMatch(line::contains))
                .forEach(violations::add);
        exceptions.forEach((part, reason) -> {
            if (found.stream().noneMatch(line -> line.contains(part))) {
                violations.add("the exception for '" + part + "' (" + reason + ") allows nothing; remove it");
            }
        });
        violations.failIfAny();
    }

    private List<String> sourceViolations() {
        Path root = module.file("src/main/java");
        List<Path> files =
                module.filesUnder("src/main/java", file -> file.toString().endsWith(".java"));
        return SourceRules.check(SourceFile.parse(root, files), library);
    }

    private List<String> classViolations() {
        Path classes = module.file("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(classes + " does not exist; compile the module first");
        }
        JavaClasses imported = new ClassFileImporter().importPath(classes);
        List<String> lines = new ArrayList<>();
        for (ArchRule rule : rules) {
            rule.allowEmptyShould(true).evaluate(imported).getFailureReport().getDetails().stream()
                    .map(detail -> rule.getDescription() + ": " + detail.strip())
                    .forEach(lines::add);
        }
        return lines;
    }
}
