package dev.waystone.flags.deployment;

import dev.waystone.flags.FlagStates;
import dev.waystone.flags.deployment.FlagsProcessor.FlagsBuildItem;
import dev.waystone.render.Descriptor.Flag;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.devui.spi.JsonRPCProvidersBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The card of the Dev UI that shows the declared flags, and how each is turned at the moment. */
@BuildSteps(onlyIf = IsDevelopment.class)
class FlagsCardProcessor {

    @BuildStep
    void card(
            FlagsBuildItem flags,
            BuildProducer<CardPageBuildItem> cards,
            BuildProducer<JsonRPCProvidersBuildItem> states) {
        if (flags.declared.isEmpty()) {
            return;
        }
        var card = new CardPageBuildItem();
        card.addBuildTimeData("flags", rows(flags.declared), "The flags that service.yaml declares");
        card.addPage(Page.tableDataPageBuilder("Flags")
                .icon("font-awesome-solid:toggle-on")
                .showColumn("flag")
                .showColumn("kind")
                .showColumn("owner")
                .showColumn("expires")
                .showColumn("default")
                .dynamicLabelJsonRPCMethodName("now")
                .buildTimeDataKey("flags"));
        cards.produce(card);
        states.produce(new JsonRPCProvidersBuildItem(FlagStates.class));
    }

    static List<Map<String, String>> rows(List<Declared> declared) {
        return declared.stream().map(one -> row(one.flag())).toList();
    }

    private static Map<String, String> row(Flag flag) {
        var row = new LinkedHashMap<String, String>();
        row.put("flag", flag.name());
        row.put("kind", flag.kind().name().toLowerCase(Locale.ROOT));
        row.put("owner", flag.owner());
        row.put("expires", flag.expires().toString());
        row.put("default", flag.byDefault() ? "on" : "off");
        return row;
    }
}
