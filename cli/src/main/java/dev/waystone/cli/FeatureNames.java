package dev.waystone.cli;

import dev.waystone.cli.clones.MavenRun;
import dev.waystone.cli.clones.TemplateSource;
import dev.waystone.templates.TemplateException;
import java.util.Iterator;
import java.util.List;

/** For completion: the features of all templates that need not be fetched, since nobody waits for a key. */
final class FeatureNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        TemplateSource source = TemplateSource.of(House.ofThisCommand().root(), MavenRun.NONE);
        if (!source.isNear()) {
            return List.<String>of().iterator();
        }
        try {
            return source.names().stream()
                    .flatMap(name -> source.newest(name).manifest().features().keySet().stream())
                    .distinct()
                    .sorted()
                    .toList()
                    .iterator();
        } catch (TemplateException | Failure e) {
            return List.<String>of().iterator(); // who makes a service is told; who presses a key is not
        }
    }
}
