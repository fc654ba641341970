package dev.waystone.templates;

import eu.maveniverse.domtrip.Document;
import eu.maveniverse.domtrip.DomTripException;
import eu.maveniverse.domtrip.Editor;
import eu.maveniverse.domtrip.Element;
import java.util.List;

/** A service's {@code pom.xml} outside the platform's repository: the parent comes by version, the service has a version of its own. */
final class StandalonePom {
    private static final String FIRST_VERSION = "1.0.0-SNAPSHOT";

    private StandalonePom() {}

    static TreeFile of(TreeFile pom, List<String> problems) {
        try {
            Document document = Document.of(pom.text());
            Editor editor = new Editor(document);
            Element project = document.root();
            project.childElement("parent")
                    .flatMap(parent -> parent.childElement("relativePath"))
                    .ifPresent(StandalonePom::empty);
            if (project.childElement("version").isEmpty()) {
                project.childElement("artifactId").ifPresent(name -> version(editor, name));
            }
            return pom.withText(editor.toXml());
        } catch (DomTripException e) {
            problems.add("pom.xml is no POM: " + e.getMessage());
            return pom;
        }
    }

    /** Empty: Maven looks for the parent in repositories only. */
    private static void empty(Element path) {
        path.textContent("");
        path.selfClosing(true);
    }

    private static void version(Editor editor, Element after) {
        try {
            editor.insertElementAfter(after, "version", FIRST_VERSION);
        } catch (DomTripException e) {
            throw new IllegalStateException(e);
        }
    }
}
