package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import eu.maveniverse.domtrip.Document;
import eu.maveniverse.domtrip.DomTripException;
import eu.maveniverse.domtrip.Editor;
import eu.maveniverse.domtrip.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The aggregator's {@code pom.xml}: which modules there are. Immutable. */
public final class RootPom {
    private final Path file;
    private final String text;

    private RootPom(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    public static RootPom read(Path root) throws IOException {
        Path file = root.resolve("pom.xml");
        return new RootPom(file, Files.readString(file));
    }

    /** As they are listed, those of profiles left out. */
    public List<String> modules() {
        return elements(document()).stream()
                .map(module -> module.textContent().strip())
                .toList();
    }

    /** The text with one more module, after the last that lies in the same folder; nothing else is changed. */
    public String with(String module) {
        String folder = module.substring(0, module.lastIndexOf('/') + 1);
        Document document = document();
        Element after = elements(document).stream()
                .filter(known -> known.textContent().strip().startsWith(folder))
                .reduce((one, next) -> next)
                .orElseThrow(() -> new Failure(file + " has no module in " + folder + "; add " + module + " yourself"));
        try {
            Editor editor = new Editor(document);
            editor.insertElementAfter(after, "module", module);
            return editor.toXml();
        } catch (DomTripException e) {
            throw new Failure(file + " cannot be changed (" + e.getMessage() + "); add " + module + " yourself");
        }
    }

    private Document document() {
        try {
            return Document.of(text);
        } catch (DomTripException e) {
            throw new Failure(file + " is no POM (" + e.getMessage() + "); correct it");
        }
    }

    private static List<Element> elements(Document document) {
        return document.root()
                .childElement("modules")
                .map(modules -> modules.childElements("module").toList())
                .orElse(List.of());
    }
}
