package dev.waystone.templates;

/** What the laws judge: the engine, or one that was broken on purpose. */
interface Engine {
    Engine REAL = new Engine() {};

    default FileTree generate(Template template, Answers answers, Generation.Tags tags) {
        return Generation.generate(template, answers, tags);
    }

    default FileTree generate(Template template, Answers answers) {
        return generate(template, answers, Generation.Tags.GO);
    }

    default Merged merge(FileTree base, FileTree yours, FileTree theirs, MergeRules rules) {
        return Merge.merge(base, yours, theirs, rules);
    }
}
