package dev.waystone.security.deployment;

import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.jandex.IndexView;

/** The card of the Dev UI that shows who may call what. */
@BuildSteps(onlyIf = IsDevelopment.class)
class SecurityCardProcessor {

    @BuildStep
    CardPageBuildItem card(CombinedIndexBuildItem combined) {
        List<Map<String, String>> rows = rows(combined.getIndex());
        var card = new CardPageBuildItem();
        card.addBuildTimeData("endpoints", rows, "Every endpoint with who may call it");
        card.addPage(Page.tableDataPageBuilder("Who may call what")
                .icon("font-awesome-solid:user-lock")
                .showColumn("verb")
                .showColumn("path")
                .showColumn("allowed")
                .showColumn("method")
                .staticLabel(Integer.toString(rows.size()))
                .buildTimeDataKey("endpoints"));
        return card;
    }

    static List<Map<String, String>> rows(IndexView index) {
        return Endpoint.in(index).stream().map(SecurityCardProcessor::row).toList();
    }

    private static Map<String, String> row(Endpoint endpoint) {
        var row = new LinkedHashMap<String, String>();
        row.put("verb", endpoint.verb());
        row.put("path", endpoint.path());
        row.put("allowed", Policy.of(endpoint).orElse("nobody: it has no policy"));
        row.put("method", endpoint.place());
        return row;
    }
}
