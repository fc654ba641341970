package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;

/** Where templates lie in the platform's repository. */
final class TemplatePlace {
    static final String ARCHETYPES = "templates/archetypes";
    static final String SHELL = ARCHETYPES + "/standalone";
    static final String MIGRATIONS = "migrations/";
    static final String MANIFEST = "template.yaml";

    private TemplatePlace() {}

    static String archetype(String name) {
        return ARCHETYPES + "/" + name;
    }

    static String manifest(String name) {
        return archetype(name) + "/" + MANIFEST;
    }

    /** The name of what lies in the platform at a commit, also where the platform is a folder of a larger repository. */
    static String in(String commit, String path) {
        return commit + ":./" + path;
    }

    static Failure noRecipe(String name, String file) {
        return new Failure(manifest(name) + " names the recipe " + file + ", which is not in " + archetype(name) + "/"
                + MIGRATIONS + "; add it");
    }

    static String tag(String name, Object version) {
        return "template/" + name + "/" + version;
    }
}
