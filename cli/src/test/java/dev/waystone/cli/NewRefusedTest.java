package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be made leaves everything as it was, and says why. */
class NewRefusedTest {
    @TempDir
    Path folder;

    NewTyped typed;
    ScratchCheckout checkout;

    @BeforeEach
    void a_checkout() throws IOException {
        typed = new NewTyped(folder.resolve("a checkout"));
        checkout = typed.checkout;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing;Loyalty Account              | unknown template nothing; allowed: notes",
                "notes;Note Item                      | there is a service note-items already",
                "notes;Loyalty 1                      | noun Loyalty 1 has the word 1; allowed: letters a to z",
                "notes;Lóyalty Account                | noun Lóyalty Account has the word Lóyalty; allowed: letters",
                "notes;Loyalty Account;--article;the  | article the is none; allowed: a, an",
                "notes;Loyalty Account;--plural;X     | plural X has the word X; allowed: letters a to z",
                "notes;Loyalty Account;--package;Org  | package Org is none; allowed: two or more small words of Java",
                "notes;Loyalty Account;--package;org.class | package org.class is none",
                "notes;Loyalty Account;--owner;Team X | --owner Team X is no name of a team; allowed:",
                "notes;Loyalty Account;--package;java.util.gifts | package java.util.gifts is not yours; allowed: one that is not java, javax, jakarta or dev.waystone",
                "notes;Loyalty Account;--package;jakarta.gifts | package jakarta.gifts is not yours",
                "notes;Loyalty Account;--package;dev.waystone | package dev.waystone is not yours",
                "notes;Loyalty Account;--package;dev.waystone.events | package dev.waystone.events is not yours",
                "notes;Loyalty Account;--owner;true   | --owner true is a word that YAML reads as something else; allowed: another one, such as true-team",
                "notes;Loyalty Account;--owner;null   | --owner null is a word that YAML",
                "notes;Loyalty Account;--on-call;off  | --on-call off is a word that YAML",
                "notes;Loyalty Account;--port;8101    | port 8101 is note-items's; the next that is free is 8102",
                "notes;Loyalty Account;--port;8109    | port 8109 is the local stack's; the next that is free is 8102",
                "notes;Loyalty Account;--port;80      | port 80 is none for a service; allowed: 1024 to 65535",
                "notes;Loyalty Account;--without;gold | notes has no feature gold; allowed: cache",
                "notes;Loyalty Account;--consumes;x   | a notes reads no topic; leave out --consumes",
                "notes;Loyalty Account;--into;apps    | --into is apps; allowed: services",
                "notes;Loyalty Account;--into;services;--standalone;x | --into and --standalone exclude each other",
                "notes                                | say its name, such as \"Loyalty Account\"",
            })
    void a_wrong_wish_is_one_line_and_makes_nothing(String arguments, String complaint) throws IOException {
        List<String> before = typed.tree();
        List<String> command = new ArrayList<>(List.of("new"));
        command.addAll(List.of(arguments.split(";")));

        assertThat(typed.run(command.toArray(String[]::new))).isEqualTo(2);

        assertThat(typed.err()).startsWith("waystone: " + complaint).hasLineCount(1);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.tree()).isEqualTo(before);
    }

    @Test
    void a_service_whose_descriptor_would_be_wrong_is_one_line_and_is_not_made() throws IOException {
        String good = checkout.read("services/note-items/service.yaml");
        checkout.write(
                "services/note-items/service.yaml",
                good.replace("tier: 2\n", "# tag::cache[]\ntier: 2\n# end::cache[]\n"));
        List<String> before = typed.tree();

        assertThat(typed.run("new", "notes", "Loyalty Account", "--without", "cache"))
                .isEqualTo(1);

        assertThat(typed.err())
                .startsWith("waystone: nothing was made, since notes 1.2.0 would make what no verb can read:"
                        + " services/loyalty-accounts/service.yaml:")
                .contains("lacks the key tier")
                .hasLineCount(1);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.tree()).isEqualTo(before);
        assertThat(checkout.read("pom.xml")).doesNotContain("loyalty");
    }

    @Test
    void several_wrong_wishes_are_a_line_each() {
        assertThat(typed.run("new", "notes", "Loyalty Account", "--owner", "X", "--port", "1", "--without", "y"))
                .isEqualTo(2);
        assertThat(typed.err()).hasLineCount(3);
    }

    @Test
    void a_folder_that_is_there_stays_as_it_is() throws IOException {
        checkout.write("services/loyalty-accounts/mine.txt", "mine");

        assertThat(typed.run("new", "notes", "Loyalty Account")).isEqualTo(1);

        assertThat(typed.err()).startsWith("waystone: services/loyalty-accounts is there already; choose another name");
        assertThat(checkout.read("pom.xml")).doesNotContain("loyalty");
    }

    @Test
    void a_failure_on_the_way_leaves_nothing_behind() throws IOException {
        List<String> before = typed.tree();
        checkout.write("pom.xml.new/in the way of the last step", "");

        assertThat(typed.run("new", "notes", "Loyalty Account")).isEqualTo(1);

        Files.delete(checkout.root().resolve("pom.xml.new/in the way of the last step"));
        Files.delete(checkout.root().resolve("pom.xml.new"));
        assertThat(typed.tree()).isEqualTo(before);
        assertThat(checkout.read("CODEOWNERS")).doesNotContain("loyalty");
    }

    @Test
    void a_folder_that_is_not_empty_becomes_no_repository() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("mine.txt"), "mine");

        assertThat(typed.run("new", "notes", "Loyalty Account", "--standalone", own.toString()))
                .isEqualTo(1);
        assertThat(typed.err()).isEqualTo("waystone: " + own + " is not empty; name a folder that is not there yet\n");
    }

    @Test
    void a_repository_of_its_own_lies_outside_the_platforms() throws IOException {
        List<String> before = typed.tree();
        Path own = checkout.root().resolve("services/loyalty-accounts");

        assertThat(typed.run("new", "notes", "Loyalty Account", "--standalone", own.toString()))
                .isEqualTo(2);
        assertThat(typed.err())
                .startsWith("waystone: --standalone " + own + " lies in this checkout of the platform; allowed: ")
                .hasLineCount(1);
        assertThat(typed.tree()).isEqualTo(before);
    }

    @Test
    void a_service_of_its_own_is_no_place_to_make_services() throws IOException {
        Files.delete(checkout.root().resolve("infra/local"));

        assertThat(typed.run("new", "notes", "Loyalty Account")).isEqualTo(1);
        assertThat(typed.err()).contains("new services are made in a checkout of the platform");
    }
}
