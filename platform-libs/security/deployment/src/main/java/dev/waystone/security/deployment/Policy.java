package dev.waystone.security.deployment;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;

/** Says who may call an endpoint. */
enum Policy {
    ROLES_ALLOWED("jakarta.annotation.security.RolesAllowed"),
    PERMIT_ALL("jakarta.annotation.security.PermitAll"),
    DENY_ALL("jakarta.annotation.security.DenyAll"),
    AUTHENTICATED("io.quarkus.security.Authenticated"),
    PERMISSIONS_ALLOWED("io.quarkus.security.PermissionsAllowed");

    private final DotName annotation;

    Policy(String annotation) {
        this.annotation = DotName.createSimple(annotation);
    }

    /** Who may call the endpoint, in words; empty without a policy. One on the method counts before those of its class. */
    static Optional<String> of(Endpoint endpoint) {
        return on(endpoint.method()).or(() -> on(endpoint.method().declaringClass()));
    }

    private static Optional<String> on(AnnotationTarget target) {
        return Stream.of(values())
                .filter(policy -> target.hasDeclaredAnnotation(policy.annotation))
                .map(policy -> policy.words(target.declaredAnnotation(policy.annotation)))
                .findFirst();
    }

    private String words(AnnotationInstance said) {
        return switch (this) {
            case ROLES_ALLOWED -> "role " + values(said);
            case PERMIT_ALL -> "anybody, even without a token";
            case DENY_ALL -> "nobody";
            case AUTHENTICATED -> "anybody with a token";
            case PERMISSIONS_ALLOWED -> "permission " + values(said);
        };
    }

    private static String values(AnnotationInstance said) {
        return said.value() == null
                ? ""
                : String.join(" or ", Arrays.asList(said.value().asStringArray()));
    }
}
