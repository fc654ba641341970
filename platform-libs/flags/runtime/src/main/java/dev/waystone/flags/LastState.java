package dev.waystone.flags;

import io.getunleash.repository.BackupHandler;
import io.getunleash.repository.FeatureCollection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Keeps the last state heard from a server on disk: whole or not at all, whenever the process is killed. */
final class LastState implements BackupHandler<FeatureCollection> {

    private static final Logger LOG = Logger.getLogger(LastState.class);

    private final Path file;
    private final Path draft;
    private final Function<Path, BackupHandler<FeatureCollection>> handlers;

    /** @param handlers what reads and writes a file */
    LastState(Path folder, Function<Path, BackupHandler<FeatureCollection>> handlers) {
        this.file = folder.resolve("flags.json");
        this.draft = folder.resolve("flags.json.new");
        this.handlers = handlers;
    }

    @Override
    public FeatureCollection read() {
        return Files.exists(file) ? handlers.apply(file).read() : new FeatureCollection();
    }

    @Override
    public void write(FeatureCollection state) {
        try {
            Files.createDirectories(file.getParent());
            handlers.apply(draft).write(state);
            if (size(handlers.apply(draft).read()) == size(state)) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            LOG.warnf("flags: the last state cannot be kept (%s); free the folder %s", e, file.getParent());
        }
    }

    private static int size(FeatureCollection state) {
        return state.getToggleCollection().getFeatures().size();
    }
}
