package dev.waystone.security.deployment;

import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.List;

/** Deny by default, from the build on. */
class SecurityProcessor {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("waystone-security");
    }

    @BuildStep
    void refuse(CombinedIndexBuildItem combined, BuildProducer<ValidationErrorBuildItem> errors) {
        List<String> unprotected = UnprotectedEndpoints.in(combined.getIndex());
        if (!unprotected.isEmpty()) {
            errors.produce(new ValidationErrorBuildItem(new DeploymentException(message(unprotected))));
        }
    }

    private static String message(List<String> unprotected) {
        return "Endpoints that do not say who may call them:%n  %s%nAccepted on the method or its class: @RolesAllowed, "
                        .formatted(String.join(System.lineSeparator() + "  ", unprotected))
                + "@PermissionsAllowed, @Authenticated, @PermitAll, @DenyAll.";
    }
}
