package dev.waystone.testing.deployment;

import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptors;
import io.quarkus.bootstrap.workspace.WorkspaceModule;
import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.LaunchModeBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.runtime.LaunchMode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Leases the local stack for the service of the module that is tested or run in dev mode; nothing without a descriptor.
 */
@BuildSteps(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
class StackDevServicesProcessor {

    @BuildStep
    void lease(
            CurateOutcomeBuildItem application,
            LaunchModeBuildItem launch,
            BuildProducer<DevServicesResultBuildItem> services) {
        descriptor(application).ifPresent(path -> services.produce(leaseFor(path, launch)));
    }

    /** What the module that is tested or run says it needs. */
    static Optional<Path> descriptor(CurateOutcomeBuildItem application) {
        return Optional.ofNullable(
                        application.getApplicationModel().getAppArtifact().getWorkspaceModule())
                .map(WorkspaceModule::getModuleDir)
                .flatMap(folder -> DescriptorFile.of(folder.toPath()));
    }

    private static DevServicesResultBuildItem leaseFor(Path file, LaunchModeBuildItem launch) {
        Descriptor descriptor = Descriptors.read(file);
        LaunchMode mode = launch.getLaunchMode();
        boolean fresh = startsFresh(launch);
        return DevServicesResultBuildItem.owned()
                .name("waystone-stack")
                .description("lease on the local stack for " + descriptor.name())
                .serviceConfig(Map.of(
                        "file", file.toString(), "descriptor", descriptor.toString(), "stack", StackLease.stack(mode)))
                .startable(() -> new StackLease(DescriptorFile.repositoryOf(file), file, mode, fresh))
                .configProvider(StackSettings.providers(descriptor))
                .build();
    }

    /** A test run does, unless it shares the database with the dev mode that it runs in. */
    private static boolean startsFresh(LaunchModeBuildItem launch) {
        return launch.getLaunchMode() == LaunchMode.TEST
                && !launch.isAuxiliaryApplication()
                && ConfigProvider.getConfig()
                        .getOptionalValue("waystone.testing.fresh", Boolean.class)
                        .orElse(true);
    }
}
