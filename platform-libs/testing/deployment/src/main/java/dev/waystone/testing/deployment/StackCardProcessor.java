package dev.waystone.testing.deployment;

import dev.waystone.local.PartStatus;
import dev.waystone.local.StackClient;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.devui.spi.buildtime.BuildTimeActionBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The card of the Dev UI that shows the leased stack as it is at the moment; the page asks, since nothing runs at build time. */
@BuildSteps(onlyIf = IsDevelopment.class)
class StackCardProcessor {

    @BuildStep
    void card(
            CurateOutcomeBuildItem application,
            BuildProducer<CardPageBuildItem> cards,
            BuildProducer<BuildTimeActionBuildItem> actions) {
        StackDevServicesProcessor.descriptor(application).ifPresent(descriptor -> {
            Path root = DescriptorFile.repositoryOf(descriptor);
            var card = new CardPageBuildItem();
            card.addPage(Page.webComponentPageBuilder()
                    .title("Leased stack")
                    .icon("font-awesome-solid:layer-group")
                    .componentLink("qwc-waystone-stack.js"));
            cards.produce(card);
            var action = new BuildTimeActionBuildItem();
            action.addAction("parts", nothing -> parts(root));
            actions.produce(action);
        });
    }

    /** A row for each part; none while nothing is leased. */
    static List<Map<String, String>> parts(Path root) {
        var running = StackClient.find(root, StackClient.DEV);
        if (running.isEmpty()) {
            return List.of();
        }
        try (StackClient client = running.get()) {
            return client.status().stream().map(part -> row(part, client)).toList();
        }
    }

    private static Map<String, String> row(PartStatus part, StackClient client) {
        var row = new LinkedHashMap<String, String>();
        row.put("part", part.part());
        row.put("address", part.address());
        row.put("health", part.health());
        row.put("log", client.log(part.part()).toString());
        return row;
    }
}
