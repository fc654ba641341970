package dev.waystone.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    private static final String PLENTY = "MemTotal: 9000000 kB\nMemAvailable: 8000000 kB\n";

    @TempDir
    Path root;

    int offset;

    @BeforeEach
    void free_ports() {
        offset = 0;
        while (!Ports.wellKnown(offset).all().values().stream().allMatch(Ports::isFree)) {
            offset += 7;
        }
    }

    @Test
    void an_empty_machine_is_told_everything_that_it_lacks_at_once() throws IOException {
        var findings = look("MemAvailable: 1048576 kB\n", List.of(), List.of());

        assertThat(lines(findings))
                .contains(
                        "Maven MISSING no mvn on the path",
                        "shared libraries OPTIONAL cannot be looked at without ldd",
                        "memory MISSING 1024 MiB are free, 2048 are needed",
                        "node OPTIONAL not on the path; only for ./waystone up --with unleash");
        assertThat(findings)
                .filteredOn(finding -> finding.state() != Finding.State.OK)
                .allMatch(finding -> !finding.whatToDo().isBlank());
        assertThat(Machine.isReady(findings)).isFalse();
    }

    @Test
    void what_is_optional_is_not_needed() throws IOException {
        var findings = look(PLENTY, List.of("mvn"), List.of());

        assertThat(Machine.isReady(findings)).isTrue();
        assertThat(lines(findings)).anyMatch(line -> line.startsWith("ports OK") && line.endsWith(" are free"));
    }

    @Test
    void a_taken_port_is_named_with_its_part_and_who_has_it() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var service = ServiceInstance.of("stock-items", taken.getLocalPort());
            var findings = look(PLENTY, List.of("mvn"), List.of(service));

            assertThat(lines(findings))
                    .contains("port %d MISSING of stock-items is taken by java (pid %d)"
                            .formatted(
                                    taken.getLocalPort(),
                                    ProcessHandle.current().pid()));
            assertThat(Machine.isReady(findings)).isFalse();
        }
    }

    @Test
    void a_platform_that_runs_does_not_stand_in_its_own_way() throws IOException {
        var machine = Machine.of(options(List.of()), root.resolve("meminfo"), tools(List.of("mvn")));

        assertThat(lines(machine.look(true))).contains("ports OK the platform of this clone runs");
    }

    @Test
    void the_libraries_are_those_of_the_stacks_own_programs() throws IOException {
        Files.createDirectories(root.resolve("infra/local"));
        var findings = look(PLENTY, List.of("mvn", "ldd"), List.of());

        assertThat(lines(findings))
                .contains("shared libraries MISSING " + root.resolve("infra/local/target/stack/postgres")
                        + " is not built");
    }

    @Test
    void a_machine_that_runs_these_tests_lacks_no_library() throws IOException {
        Path clone = Path.of("").toAbsolutePath().resolve("../..").normalize();
        var options = new SupervisorOptions(clone, "machine-test", Ports.wellKnown(0), List.of());

        assertThat(lines(Machine.of(options).look(true)))
                .contains("shared libraries OK all of initdb, postgres, redis");
        Folders.delete(options.state());
    }

    private List<Finding> look(String meminfo, List<String> programs, List<ServiceInstance> instances)
            throws IOException {
        Path file = Files.writeString(root.resolve("meminfo"), meminfo);
        return Machine.of(options(instances), file, tools(programs)).look(false);
    }

    private SupervisorOptions options(List<ServiceInstance> instances) {
        return new SupervisorOptions(root, "up", Ports.wellKnown(offset), instances);
    }

    private Tools tools(List<String> programs) throws IOException {
        Path folder = Files.createDirectories(root.resolve("bin"));
        for (String program : programs) {
            Files.createFile(folder.resolve(program)).toFile().setExecutable(true);
        }
        return new Tools(List.of(folder));
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.what() + " " + finding.state() + " " + finding.found())
                .toList();
    }
}
