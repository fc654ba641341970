package dev.waystone.cli;

import dev.waystone.cli.clones.MavenRun;
import dev.waystone.cli.clones.TemplateSource;
import java.util.Iterator;

/** For completion and help. */
final class TemplateNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return TemplateSource.of(House.ofThisCommand().root(), MavenRun.NONE)
                .names()
                .iterator();
    }
}
