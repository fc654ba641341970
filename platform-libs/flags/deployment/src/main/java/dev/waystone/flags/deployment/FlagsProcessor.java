package dev.waystone.flags.deployment;

import dev.waystone.flags.DeclaredFlags;
import dev.waystone.flags.FlagsRecorder;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the descriptor and the code, refuses what does not fit, and takes the declared flags into the application. */
class FlagsProcessor {

    /** What is declared and what is used. */
    static final class FlagsBuildItem extends SimpleBuildItem {
        final List<Declared> declared;
        final FlagUses uses;

        FlagsBuildItem(List<Declared> declared, FlagUses uses) {
            this.declared = declared;
            this.uses = uses;
        }
    }

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("waystone-flags");
    }

    @BuildStep
    FlagsBuildItem read(ApplicationArchivesBuildItem archives, OutputTargetBuildItem target) {
        var module =
                new SourceFolder(target.getOutputDirectory().toAbsolutePath().getParent());
        List<FlagScan> scans = new ArrayList<>();
        List<Path> inside = new ArrayList<>();
        archives.getRootArchive()
                .accept(tree -> tree.walk(visit -> {
                    String path = visit.getRelativePath();
                    if (path.equals("service.yaml")) {
                        inside.add(visit.getPath());
                    } else if (path.endsWith(".class")) {
                        scans.add(FlagScan.of(bytes(visit.getPath()), module::locate));
                    }
                }));
        Optional<Path> descriptor = module.descriptor().or(() -> inside.stream().findFirst());
        return new FlagsBuildItem(
                descriptor.map(file -> Declared.in(file, "service.yaml")).orElse(List.of()), FlagUses.of(scans));
    }

    @BuildStep
    void refuse(FlagsBuildItem flags, BuildProducer<ValidationErrorBuildItem> errors) {
        List<String> broken = FlagRules.broken(flags.declared, flags.uses, LocalDate.now());
        if (!broken.isEmpty()) {
            errors.produce(new ValidationErrorBuildItem(new RefusedFlags(broken)));
        }
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    SyntheticBeanBuildItem declared(
            FlagsBuildItem flags, FlagsRecorder recorder, LaunchModeBuildItem launch, OutputTargetBuildItem target) {
        if (launch.getLaunchMode() == LaunchMode.NORMAL) {
            UsedFlagsFile.write(target.getOutputDirectory(), flags.uses.asked());
        }
        return SyntheticBeanBuildItem.configure(DeclaredFlags.class)
                .scope(Singleton.class)
                .runtimeValue(recorder.declared(Declared.defaults(flags.declared)))
                .done();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
