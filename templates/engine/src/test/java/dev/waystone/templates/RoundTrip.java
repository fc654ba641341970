package dev.waystone.templates;

import java.util.Optional;
import java.util.TreeSet;

/** A clone taken for a golden service, and the way back. */
final class RoundTrip {
    private RoundTrip() {}

    /** The golden service, made from a clone that has everything on and the tags kept. */
    static FileTree back(Engine engine, Template template, Answers answers) {
        Manifest there = template.manifest();
        Answers whole = new Answers(
                answers.noun(),
                answers.consumed(),
                answers.events(),
                answers.values(),
                new TreeSet<>(),
                answers.layout());
        FileTree clone = engine.generate(template, whole, Generation.Tags.STAY);
        Manifest here = new Manifest(
                there.name(),
                there.version(),
                there.description(),
                there.golden(),
                new Manifest.Nouns(answers.noun(), answers.consumed(), answers.events()),
                answers.values(),
                there.features(),
                there.files(),
                there.omit(),
                there.shell(),
                there.migrations());
        Template reversed = new Template(here, clone, template.shell(), Optional.empty());
        return engine.generate(reversed, Answers.golden(there), Generation.Tags.STAY);
    }
}
