package dev.waystone.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What Surefire has written about tests, in the modules of a house. */
final class SurefireReports {
    private static final XMLInputFactory XML = factory();
    private static final Pattern PREFIX = Pattern.compile("^([\\w.]+TestAbortedException: )?(Assumption failed: )?");
    private static final Pattern SAYS_NOTHING = Pattern.compile("assumption is (not )?(true|false)|[\\w.]*Exception|");

    private SurefireReports() {}

    /** A test that was left out: its class and why. */
    record Skipped(String test, String reason) {}

    /** The reports that were written since then. */
    static List<Path> since(Instant start, Path root) throws IOException {
        Instant second = start.truncatedTo(ChronoUnit.SECONDS);
        List<Path> reports = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                String name = folder.getFileName().toString();
                if (name.equals("target")) {
                    reports.addAll(in(folder.resolve("surefire-reports"), second));
                }
                boolean ours = folder.equals(root) || !name.startsWith(".") && !name.matches("target|src|node_modules");
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }
        });
        Collections.sort(reports);
        return reports;
    }

    /** The tests that were left out; none if the report is no whole document, since its JVM died. */
    static List<Skipped> skipped(Path report) throws IOException {
        List<Skipped> skipped = new ArrayList<>();
        try (InputStream text = Files.newInputStream(report)) {
            XMLStreamReader xml = XML.createXMLStreamReader(text);
            String test = "";
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("testcase")) {
                    test = xml.getAttributeValue(null, "classname");
                } else if (xml.getLocalName().equals("skipped")) {
                    skipped.add(new Skipped(simpleName(test), reason(xml)));
                }
            }
        } catch (XMLStreamException e) {
            return List.of();
        }
        return skipped;
    }

    private static List<Path> in(Path folder, Instant start) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> fresh = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean report = name.startsWith("TEST-") && name.endsWith(".xml");
                if (report && !Files.getLastModifiedTime(file).toInstant().isBefore(start)) {
                    fresh.add(file);
                }
            }
        }
        return fresh;
    }

    private static String reason(XMLStreamReader xml) throws XMLStreamException {
        String message = xml.getAttributeValue(null, "message");
        String said = message == null ? xml.getElementText().strip() : message;
        String line = PREFIX.matcher(said.lines().findFirst().orElse("")).replaceFirst("");
        return SAYS_NOTHING.matcher(line).matches() ? "" : line;
    }

    private static String simpleName(String test) {
        return test.substring(test.lastIndexOf('.') + 1);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
