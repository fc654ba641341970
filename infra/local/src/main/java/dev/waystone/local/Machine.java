package dev.waystone.local;

import dev.waystone.local.Finding.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What this machine has of what the platform needs. Looks only: nothing is started, and nothing stays but unpacked programs. */
public final class Machine {

    /** What the whole platform holds with each service at its 256 MiB of heap, and some room to breathe. */
    private static final long MEMORY = 2L << 30;

    private final SupervisorOptions options;
    private final Path meminfo;
    private final Tools tools;

    private Machine(SupervisorOptions options, Path meminfo, Tools tools) {
        this.options = options;
        this.meminfo = meminfo;
        this.tools = tools;
    }

    /** This machine, for what {@code options} would run. */
    public static Machine of(SupervisorOptions options) {
        return new Machine(options, Path.of("/proc/meminfo"), Tools.onPath());
    }

    static Machine of(SupervisorOptions options, Path meminfo, Tools tools) {
        return new Machine(options, meminfo, tools);
    }

    /**
     * Everything that was looked at, what is needed first.
     *
     * @param runs whether the platform of this clone runs now, so that its ports and memory are its own
     */
    public List<Finding> look(boolean runs) {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.of("JDK 25", Machine::jdk));
        findings.add(maven());
        findings.add(Finding.of("disk", this::disk));
        findings.add(Finding.of("user", this::user));
        findings.addAll(libraries());
        if (runs) {
            findings.add(Finding.ok("memory", "the platform of this clone runs"));
            findings.add(Finding.ok("ports", "the platform of this clone runs"));
        } else {
            findings.add(memory());
            findings.addAll(ports());
        }
        findings.add(tools.has("curl", "the documents' examples", "curl"));
        findings.add(tools.has("setsid", "Ctrl-C that ends the parts in order", "util-linux"));
        findings.add(tools.has("node", "./waystone up --with unleash", "nodejs npm"));
        return findings;
    }

    private static String jdk() {
        Preflight.javaIsNew();
        Path home = Path.of(System.getProperty("java.home"));
        if (!Files.isExecutable(home.resolve("bin/javac"))) {
            throw new LocalProblem(
                    home + " has no compiler", "install a JDK 25, not a runtime alone, or set JAVA_HOME to one");
        }
        return Runtime.version() + " in " + home;
    }

    private Finding maven() {
        Path own = options.root().resolve(".waystone/maven");
        try (Stream<Path> kept = Files.exists(own) ? Files.list(own) : Stream.empty()) {
            var name = kept.map(Path::getFileName).map(Path::toString).filter(n -> n.startsWith("apache-maven-"));
            var fetched = name.findFirst();
            if (fetched.isPresent()) {
                return Finding.ok("Maven", fetched.get() + " in " + own);
            }
        } catch (IOException e) {
            return Finding.missing("Maven", "cannot read " + own + " (" + e.getMessage() + ")", "free the folder");
        }
        return tools.find("mvn")
                .map(mvn -> Finding.ok("Maven", mvn + " (./mvnw fetches 3.9 with an older one)"))
                .orElseGet(() -> Finding.missing(
                        "Maven", "no mvn on the path", "install Maven 3.6 or newer (Debian: apt-get install maven)"));
    }

    private String disk() {
        Preflight.folderIsOurs(options.state());
        Preflight.diskHasRoom(options.state());
        try {
            long free = Files.getFileStore(options.state()).getUsableSpace();
            return (free >> 20) + " MiB are free, 1024 are needed";
        } catch (IOException e) {
            throw new LocalProblem("cannot read " + options.state() + " (" + e.getMessage() + ")", "free the folder");
        }
    }

    private String user() {
        OrdinaryUser.of(options.state());
        return System.getProperty("user.name");
    }

    private List<Finding> libraries() {
        if (tools.find("ldd").isEmpty()) {
            return List.of(Finding.optional(
                    "shared libraries",
                    "cannot be looked at without ldd",
                    "install it (Debian: apt-get install libc-bin), or see whether ./waystone up complains"));
        }
        var programs = new TreeMap<String, Path>();
        try {
            var toolbox = new Toolbox(options.root(), options.state());
            Path bin = PostgresBinaries.unpack(toolbox.programs("postgres"), options.state())
                    .resolve("bin");
            programs.put("postgres", bin.resolve("postgres"));
            programs.put("initdb", bin.resolve("initdb"));
            programs.put("redis", RedisBinary.unpack(toolbox.programs("redis"), options.state()));
        } catch (LocalProblem e) {
            return List.of(Finding.missing("shared libraries", e.getMessage(), e.whatToDo()));
        }
        var lacking = programs.values().stream()
                .flatMap(program -> Preflight.missingOf(program).stream())
                .distinct()
                .toList();
        if (lacking.isEmpty()) {
            return List.of(Finding.ok("shared libraries", "all of " + String.join(", ", programs.keySet())));
        }
        return lacking.stream()
                .map(library -> Finding.missing(
                        "shared library", library, "Debian: apt-get install " + Preflight.debianPackage(library)))
                .toList();
    }

    private Finding memory() {
        OptionalLong free = Memory.available(meminfo);
        if (free.isEmpty()) {
            return Finding.ok("memory", "this system does not tell");
        }
        String found = "%d MiB are free, %d are needed".formatted(free.getAsLong() >> 20, MEMORY >> 20);
        return free.getAsLong() >= MEMORY
                ? Finding.ok("memory", found)
                : Finding.missing("memory", found, "end what needs it, or start fewer services: ./waystone up --only");
    }

    private List<Finding> ports() {
        var wanted = new TreeMap<>(options.ports().all());
        options.instances().forEach(instance -> wanted.put(instance.part(), instance.port()));
        var taken = new ArrayList<Finding>();
        wanted.forEach((part, port) -> {
            if (!Ports.isFree(port)) {
                String owner = PortOwner.of(port).map(who -> " by " + who).orElse("");
                taken.add(Finding.missing(
                        "port " + port,
                        "of " + part + " is taken" + owner,
                        "end what listens there or use --port-offset"));
            }
        });
        return taken.isEmpty() ? List.of(Finding.ok("ports", free(wanted.values().stream()))) : taken;
    }

    private static String free(Stream<Integer> ports) {
        return ports.sorted().map(String::valueOf).collect(Collectors.joining(", ", "", " are free"));
    }

    /** Whether nothing that is needed is missing. */
    public static boolean isReady(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.state() == State.MISSING);
    }
}
