package dev.waystone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A clone of a template's first version with its team's edits, committed, in a house whose template has a second one. */
final class EditedClone {
    static final String PACKAGE = "src/main/java/org/acme/loyaltyaccounts/";
    static final String RESOURCE = PACKAGE + "LoyaltyAccountResource.java";
    static final String BRANCH = "waystone/upgrade-loyalty-accounts-1.1.0";

    final FakeWorkshop workshop = new FakeWorkshop();
    final TinyHouse house;
    final Path folder;

    EditedClone(Path root) throws IOException {
        house = new TinyHouse(root);
        folder = house.clone("Loyalty Account");
        house.edit(file(RESOURCE), "return 2;", "return 22;");
        house.edit(file(PACKAGE + "LoyaltyAccount.java"), "String name", "String name, int points");
        house.edit(file("src/main/resources/application.properties"), "a.key=1", "a.key=11");
        Files.writeString(file(PACKAGE + "Points.java"), "package org.acme.loyaltyaccounts;\n\nrecord Points() {}\n");
        house.commit("feat: points");
        house.secondVersion();
    }

    Path file(String path) {
        return folder.resolve(path);
    }

    /** The command, typed in the house. */
    Typed type(String... arguments) {
        return Typed.of(house.root, workshop, arguments);
    }

    /** Takes what is offered as the second version. */
    void take() {
        house.git.run("merge", "--quiet", "--ff-only", BRANCH);
    }

    /** A file of the clone as a branch has it. */
    String onBranch(String branch, String path) {
        return house.git
                .run("show", branch + ":services/loyalty-accounts/" + path)
                .text();
    }
}
