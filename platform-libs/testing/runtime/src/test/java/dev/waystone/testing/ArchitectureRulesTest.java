package dev.waystone.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule turns red on a fixture that breaks it, and a clean module stays green. */
class ArchitectureRulesTest {

    @TempDir
    Path folder;

    FixtureModule module;

    @BeforeEach
    void foreign_types_of_the_world_around() throws Exception {
        module = new FixtureModule(folder)
                .foreign("package jakarta.ws.rs;\npublic interface WebThing {}")
                .foreign("package jakarta.ws.rs;\npublic @interface GET {}")
                .foreign("package org.eclipse.microprofile.rest.client;\npublic interface RestClientBuilder {}")
                .foreign("package dev.waystone.resilience;\npublic @interface Guarded { String value(); }")
                .foreign("package dev.waystone.events;\npublic interface EventConsumer {}")
                .foreign("package dev.waystone.events;\npublic record Received<T>(T data) {}")
                .foreign("package dev.waystone.events;\npublic interface Event {}")
                .foreign("package dev.waystone.events.internal;\npublic class Hidden {}")
                .foreign("package io.quarkus.deployment;\npublic class BuildThing {}")
                .foreign("package io.quarkus.runtime;\npublic class RunThing {}")
                .foreign("package org.acme.stockitems;\npublic class StockItem {}");
    }

    @Test
    void accepts_a_clean_service() throws Exception {
        module.source("package org.acme.orders;\nrecord Order(String id) implements dev.waystone.events.Event {}")
                .source("package org.acme.orders;\n"
                        + "class OrderResource { jakarta.ws.rs.WebThing thing; record"
                        + " Nested(jakarta.ws.rs.WebThing t) {} }")
                .source("package org.acme.orders;\nclass OrderClient { jakarta.ws.rs.WebThing thing; }")
                .source("package org.acme.orders;\n"
                        + "class StockConsumer implements dev.waystone.events.EventConsumer {"
                        + " dev.waystone.events.Received<String> r; }");

        assertThatCode(this::checkService).doesNotThrowAnyException();
    }

    @Test
    void refuses_a_service_that_imports_another() throws Exception {
        module.source("package org.acme.orders;\nclass Order { org.acme.stockitems.StockItem item; }");

        assertServiceBreaks("a service imports no other service", "Order");
    }

    @Test
    void refuses_the_web_outside_of_resource_and_client() throws Exception {
        module.source("package org.acme.orders;\nclass PlaceOrder { jakarta.ws.rs.WebThing thing; }");

        assertServiceBreaks("only *Resource and *Client import the web", "PlaceOrder");
    }

    @Test
    void accepts_a_client_whose_calls_each_have_a_policy() throws Exception {
        module.source("package org.acme.orders;\n"
                        + "@dev.waystone.resilience.Guarded(\"bank\")\n"
                        + "interface BankClient { @jakarta.ws.rs.GET String find(); }")
                .source("package org.acme.orders;\n"
                        + "interface StockClient { @dev.waystone.resilience.Guarded(\"stock\") @jakarta.ws.rs.GET"
                        + " String find(); }");

        assertThatCode(this::checkService).doesNotThrowAnyException();
    }

    @Test
    void refuses_a_clients_call_without_a_policy() throws Exception {
        module.source("package org.acme.orders;\n"
                + "interface BankClient { @jakarta.ws.rs.GET String find();"
                + " @dev.waystone.resilience.Guarded(\"bank\") @jakarta.ws.rs.GET String ask(); }");

        assertServiceBreaks("(1)", "a REST client's call goes through a policy (@Guarded)", "BankClient.find()");
    }

    @Test
    void refuses_a_client_made_by_hand() throws Exception {
        module.source("package org.acme.orders;\n"
                        + "class BankClient { org.eclipse.microprofile.rest.client.RestClientBuilder builder; }")
                .source("package org.acme.orders;\nclass StockClient { java.net.http.HttpClient http; }");

        assertServiceBreaks("a call out is made by an injected REST client", "BankClient", "StockClient");
    }

    @Test
    void refuses_messaging_outside_of_consumers() throws Exception {
        module.source("package org.acme.orders;\nclass PlaceOrder { dev.waystone.events.Received<String> received; }");

        assertServiceBreaks("only *Consumer imports messaging", "PlaceOrder");
    }

    @Test
    void refuses_the_web_in_a_consumer() throws Exception {
        module.source("package org.acme.orders;\nclass OrderConsumer { jakarta.ws.rs.WebThing thing; }");

        assertServiceBreaks("only *Resource and *Client import the web", "OrderConsumer");
    }

    @Test
    void refuses_an_internal_package_in_a_service() throws Exception {
        module.source("package org.acme.orders;\nclass Order { dev.waystone.events.internal.Hidden hidden; }");

        assertServiceBreaks("a service imports no internal package", "Order");
    }

    @Test
    void refuses_test_helpers_in_main_code() throws Exception {
        module.source("package org.acme.orders;\nclass Order { dev.waystone.testing.FaultProxy proxy; }");

        assertServiceBreaks("main code imports no test helper", "Order");
    }

    @Test
    void refuses_layer_packages() throws Exception {
        module.source("package org.acme.orders.util;\nclass Strings {}");

        assertServiceBreaks("no impl, dto, mapper or util package", "Strings");
    }

    @Test
    void refuses_sleeping() throws Exception {
        module.source("package org.acme.orders;\nclass Waits { void on() throws Exception { Thread.sleep(5); } }")
                .source("package org.acme.orders;\n"
                        + "class Rests { void on() throws Exception { java.util.concurrent.TimeUnit.DAYS.sleep(5);"
                        + " } }");

        assertServiceBreaks("main code does not sleep", "Waits", "Rests");
    }

    @Test
    void refuses_long_files_long_methods_and_many_parameters() throws Exception {
        module.source("package org.acme.orders;\nclass Long {\n" + "\n".repeat(400) + "}")
                .source("package org.acme.orders;\n"
                        + "class Wide { void six(int a, int b, int c, int d, int e, int f) {} }")
                .source("package org.acme.orders;\nclass Deep { void far() {\n" + "\n".repeat(60) + "} }")
                .source("package org.acme.orders;\nrecord Fine(int a, int b, int c, int d, int e, int f) { Fine {} }")
                .source("package org.acme.orders;\n"
                        + "abstract class Given { abstract void six(int a, int b, int c, int d, int e, int f); }")
                .source("package org.acme.orders;\n"
                        + "class Takes extends Given { @Override void six(int a, int b, int c, int d, int e, int"
                        + " f) {} }");

        assertServiceBreaks(
                "(4)",
                "Given.java:2 Given.six has 6 parameters, at most 5",
                "Long.java has 403 lines, at most 400",
                "Wide.java:2 Wide.six has 6 parameters, at most 5",
                "Deep.java:2 Deep.far has 62 lines, at most 60");
    }

    @Test
    void refuses_a_package_without_its_null_marked_description() throws Exception {
        module.source("package org.acme.orders;\nclass Order {}");
        Files.writeString(
                folder.resolve("src/main/java/org/acme/orders/package-info.java"), "package org.acme.orders;\n");

        assertServiceBreaks("org/acme/orders has no package-info.java that is @NullMarked");
    }

    @Test
    void accepts_a_clean_library() throws Exception {
        module.source("package dev.waystone.events;\n"
                        + "/** Says something. */\n"
                        + "public class Outbox { dev.waystone.events.internal.Own own; }")
                .source("package dev.waystone.events.internal;\n/** Says something. */\npublic class Own {}");

        assertThatCode(() -> checkLibrary("dev.waystone.events")).doesNotThrowAnyException();
    }

    @Test
    void refuses_a_siblings_internal_package() throws Exception {
        module.source("package dev.waystone.rest;\nclass Peeks { dev.waystone.events.internal.Hidden hidden; }");

        assertLibraryBreaks("dev.waystone.rest", "a library imports no sibling's internal package", "Peeks");
    }

    @Test
    void refuses_a_framework_in_core() throws Exception {
        module.source("package dev.waystone.core;\nclass Runs { io.quarkus.runtime.RunThing thing; }");

        assertLibraryBreaks("dev.waystone.core", "core imports no framework", "Runs");
    }

    @Test
    void refuses_deployment_apis_outside_of_deployment_modules() throws Exception {
        module.source("package dev.waystone.security;\nclass Builds { io.quarkus.deployment.BuildThing thing; }");

        assertLibraryBreaks("dev.waystone.security", "only *-deployment sees deployment APIs", "Builds");
        assertThatCode(() -> checkLibrary("dev.waystone.security.deployment")).doesNotThrowAnyException();
    }

    @Test
    void refuses_a_library_that_knows_a_service() throws Exception {
        module.source("package dev.waystone.rest;\nclass Knows { org.acme.stockitems.StockItem item; }");

        assertLibraryBreaks("dev.waystone.rest", "a library knows no service", "Knows");
    }

    @Test
    void refuses_an_exported_type_of_a_library_without_documentation() throws Exception {
        module.source("package dev.waystone.rest;\npublic class Silent {}");

        assertLibraryBreaks("dev.waystone.rest", "public type Silent says nothing");
    }

    @Test
    void allows_a_reasoned_exception_and_refuses_one_that_is_no_longer_needed() throws Exception {
        module.source("package org.acme.orders;\nclass Wide { void six(int a, int b, int c, int d, int e, int f) {} }")
                .compile();

        ArchitectureRules rules = ArchitectureRules.service("org.acme.orders").in(folder);
        assertThatCode(() -> rules.except("Wide.six", "mirrors the bank's form").check())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> rules.except("Gone.java", "was long").check())
                .hasMessageContaining("the exception for 'Gone.java' (was long) allows nothing; remove it");
    }

    private void checkService() throws Exception {
        ArchitectureRules.service("org.acme.orders").in(module.compile()).check();
    }

    private void checkLibrary(String name) throws Exception {
        ArchitectureRules.library(name).in(module.compile()).check();
    }

    private void assertServiceBreaks(String... parts) {
        assertThatThrownBy(this::checkService)
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(parts);
    }

    private void assertLibraryBreaks(String library, String... parts) {
        assertThatThrownBy(() -> checkLibrary(library))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(parts);
    }
}
