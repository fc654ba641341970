package dev.waystone.cli.clones;

import dev.waystone.templates.FileTree;
import dev.waystone.templates.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The platform's own repository, in which a new service is a folder, a module and a line of {@code CODEOWNERS}. */
public final class Monorepo {
    private final Path root;

    public Monorepo(Path root) {
        this.root = root;
    }

    /** The folder of a service, from the root. */
    public static String folder(String service) {
        return "services/" + service;
    }

    /**
     * Adds a service: all of it or, whatever happens, nothing.
     *
     * @param owner its team
     * @return the files that were changed besides, from the root
     */
    public List<String> add(String service, String owner, FileTree files) throws IOException {
        String folder = folder(service);
        List<String> changed = new ArrayList<>(List.of("pom.xml"));
        String modules = RootPom.read(root).with(folder);
        Path owners = root.resolve("CODEOWNERS");
        try (var transaction = new Transaction(root.resolve(".waystone/new-" + service))) {
            Path draft = Files.createDirectories(transaction.staging().resolve(service));
            Folder.write(files, draft);
            transaction.move(draft, root.resolve(folder));
            if (Files.exists(owners)) {
                transaction.replace(owners, Codeowners.with(Files.readString(owners), service, owner));
                changed.add("CODEOWNERS");
            }
            transaction.replace(root.resolve("pom.xml"), modules);
            transaction.commit();
        }
        return List.copyOf(changed);
    }
}
