package dev.waystone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waystone.local.Finding;
import dev.waystone.local.Machine;
import dev.waystone.local.Ports;
import dev.waystone.local.ServiceInstance;
import dev.waystone.local.SupervisorOptions;
import dev.waystone.render.Descriptor;
import dev.waystone.render.DescriptorException;
import dev.waystone.render.Descriptors;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = "Shows what this machine lacks, and how to get it; 1 if something needed is missing.")
final class Doctor implements Callable<Integer> {
    private final Desk desk;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(names = "--port-offset", defaultValue = "0", paramLabel = "<n>", description = "As up would be given.")
    private int portOffset;

    @Spec
    private CommandSpec spec;

    Doctor(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        PortOffset.check(spec, portOffset);
        List<ServiceInstance> instances = descriptors().stream()
                .map(service -> ServiceInstance.of(
                        service.name(), service.provides().http().port() + portOffset))
                .toList();
        var options =
                new SupervisorOptions(desk.house().root(), LocalPlatform.STACK, Ports.wellKnown(portOffset), instances);
        List<Finding> findings = Machine.of(options).look(desk.running().get().isPresent());
        boolean ready = Machine.isReady(findings);
        if (json) {
            desk.console().say(json(ready, findings));
        } else {
            table(findings).lines().forEach(desk.console()::say);
            desk.console().say("");
            desk.console().say(ready ? "nothing that is needed is missing" : "the platform cannot run here yet");
        }
        return ready ? 0 : 1;
    }

    private Collection<Descriptor> descriptors() {
        try {
            return Descriptors.readAll(desk.house().root()).values();
        } catch (DescriptorException e) {
            e.problems().forEach(desk.console()::complain);
            return List.of();
        }
    }

    private static Table table(List<Finding> findings) {
        Table table = new Table("WHAT", "STATE", "FOUND", "WHAT TO DO");
        findings.forEach(finding -> table.row(finding.what(), word(finding), finding.found(), finding.whatToDo()));
        return table;
    }

    private static String json(boolean ready, List<Finding> findings) throws JsonProcessingException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ready", ready);
        answer.put("findings", findings.stream().map(Doctor::row).toList());
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    }

    private static Map<String, Object> row(Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", finding.what());
        row.put("state", word(finding));
        row.put("found", finding.found());
        row.put("whatToDo", finding.whatToDo());
        return row;
    }

    private static String word(Finding finding) {
        return finding.state().name().toLowerCase(Locale.ROOT);
    }
}
