package dev.waystone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A checkout of a platform with one service and one template of it, small enough to be made for each test. */
record ScratchCheckout(Path root) {
    static ScratchCheckout in(Path root) throws IOException {
        var checkout = new ScratchCheckout(root);
        Files.createDirectories(root.resolve("infra/local"));
        checkout.write("pom.xml", """
            <?xml version="1.0" encoding="UTF-8"?>
            <project>
                <modules>
                    <module>platform-libs/bom</module>

                    <!-- kept -->
                    <module>services/note-items</module>

                    <module>cli</module>
                </modules>
            </project>
            """);
        checkout.write("CODEOWNERS", """
            *                     @acme/platform

            /services/note-items/ @acme/notes
            """);
        checkout.write("mvnw", "#!/bin/sh\n");
        checkout.write("services/note-items/pom.xml", "<project><artifactId>note-items</artifactId></project>\n");
        checkout.write("services/note-items/service.yaml", SERVICE);
        checkout.write(
                "services/note-items/src/main/java/org/acme/noteitems/NoteItem.java",
                "package org.acme.noteitems;\n\n/** A note item. */\nrecord NoteItem(String text) {}\n");
        checkout.write(
                "services/note-items/src/main/java/org/acme/noteitems/Cached.java", "package org.acme.noteitems;\n");
        checkout.write("templates/archetypes/notes/template.yaml", TEMPLATE);
        return checkout;
    }

    void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    String read(String file) throws IOException {
        return Files.readString(root.resolve(file));
    }

    /** Everything in it as Git's first commit. */
    void commit() throws IOException, InterruptedException {
        git("init", "-q");
        git("add", "--all");
        git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "first");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(java.util.List.of("git", "-C", root.toString()));
        command.addAll(java.util.List.of(arguments));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(command + " failed");
        }
    }

    private static final String SERVICE = """
        apiVersion: waystone.dev/v1
        name: note-items
        description: Notes.
        owner: {team: notes, onCall: notes-on-call}
        tier: 2
        lifecycle: production
        provides:
          http: {port: 8101}
          topic: {name: note-items, aggregate: NoteItem, partitions: 3, retention: 7d}
        needs:
          stack: [postgres, kafka]
        slos:
          - {name: one, objective: 99.5, window: 28d, good: 'a_total{b="c"}', total: a_total}
          - {name: two, objective: 99.5, window: 28d, good: 'a_total{b="c"}', total: a_total}
          - {name: three, objective: 99.5, window: 28d, good: 'a_total{b="c"}', total: a_total}
        scaling: {min: 2, max: 6, signal: cpu}
        data: {classification: internal, retention: 90d, residency: eu}
        cost: {monthlyBudget: {amount: "80.00", currency: EUR}}
        """;

    private static final String TEMPLATE = """
        apiVersion: waystone.dev/v1
        name: notes
        version: 1.2.0
        description: Keeps notes.
        golden: services/note-items
        nouns:
          own: {one: Note Item, many: Note Items}
        values: {package: org.acme.noteitems, owner: notes, onCall: notes-on-call, port: 8101}
        features:
          cache: {description: Remembers., files: ['**/Cached.java']}
        shell: [CODEOWNERS]
        files:
          - {mode: shared, paths: ['**']}
        """;
}
