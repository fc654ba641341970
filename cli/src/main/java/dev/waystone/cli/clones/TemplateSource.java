package dev.waystone.cli.clones;

import dev.waystone.cli.Failure;
import dev.waystone.templates.Lock;
import dev.waystone.templates.Template;
import dev.waystone.templates.TemplateException;
import dev.waystone.templates.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where templates come from, new and old ones. Safe for use by many threads. */
public interface TemplateSource {
    /**
     * The templates of the repository that the command belongs to.
     *
     * @param maven fetches them for a repository that is not the platform's
     */
    static TemplateSource of(Path house, MavenRun maven) {
        if (Git.isInstalled()
                && new Git(house)
                        .id(TemplatePlace.in("HEAD", TemplatePlace.ARCHETYPES))
                        .isPresent()) {
            return new GitTemplates(house);
        }
        boolean platform = Files.isDirectory(house.resolve(TemplatePlace.ARCHETYPES));
        return platform ? new FolderTemplates(house) : new MavenTemplates(house, maven);
    }

    /** The names of all templates, sorted. */
    List<String> names();

    /** Whether templates are read at once; else the first one may have to be fetched, for seconds. */
    default boolean isNear() {
        return true;
    }

    /**
     * A template as it is now.
     *
     * @throws Failure if there is none of that name
     * @throws TemplateException if its {@code template.yaml} is wrong
     */
    Template newest(String name);

    /**
     * A template as it was at a version.
     *
     * @throws Failure if that version is not to be had, with those that are
     */
    Template at(String name, Version version);

    /**
     * The template that a clone was made from, or last upgraded to.
     *
     * @throws Failure if it is not to be had, or says another version than the lock
     */
    Template of(Lock lock);

    /**
     * The text of a recipe, in the golden service's words.
     *
     * @param template as this source gave it
     * @param file below its {@code migrations/}
     * @throws Failure if there is no such file
     */
    String recipe(Template template, String file);
}
