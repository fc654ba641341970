package dev.waystone.security.deployment;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Finds endpoints, which are methods with an HTTP verb, that have no policy of their own and none on their class. An
 * interface that nothing here implements is a client and no endpoint.
 */
final class UnprotectedEndpoints {

    private static final DotName HTTP_METHOD = DotName.createSimple("jakarta.ws.rs.HttpMethod");
    private static final DotName CLIENT =
            DotName.createSimple("org.eclipse.microprofile.rest.client.inject.RegisterRestClient");
    private static final Set<DotName> VERBS =
            names("jakarta.ws.rs", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");
    private static final Set<DotName> POLICIES = Stream.of(
                    names("jakarta.annotation.security", "RolesAllowed", "PermitAll", "DenyAll"),
                    names("io.quarkus.security", "Authenticated", "PermissionsAllowed"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private UnprotectedEndpoints() {}

    /** Each as {@code Class.method}, in alphabetical order. */
    static List<String> in(IndexView index) {
        return Stream.concat(VERBS.stream(), ownVerbs(index))
                .distinct()
                .flatMap(verb -> index.getAnnotations(verb).stream())
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD)
                .map(AnnotationTarget::asMethod)
                .flatMap(method -> served(method, index))
                .filter(method -> !hasPolicy(method))
                .map(method -> method.declaringClass().simpleName() + "." + method.name())
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<DotName> ownVerbs(IndexView index) {
        return index.getAnnotations(HTTP_METHOD).stream()
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.CLASS)
                .map(annotation -> annotation.target().asClass().name());
    }

    /** The method itself or, of an interface, what implements it: a policy on the interface would not be asked. */
    private static Stream<MethodInfo> served(MethodInfo method, IndexView index) {
        ClassInfo owner = method.declaringClass();
        if (!owner.isInterface()) {
            return Stream.of(method);
        }
        if (owner.hasDeclaredAnnotation(CLIENT)) {
            return Stream.empty();
        }
        Collection<ClassInfo> implementors = index.getAllKnownImplementations(owner.name());
        return implementors.stream()
                .filter(implementor -> !implementor.isInterface())
                .map(implementor -> implementor.method(method.name(), method.parameterTypes()))
                .map(implemented -> implemented == null ? method : implemented);
    }

    private static boolean hasPolicy(MethodInfo method) {
        return POLICIES.stream()
                .anyMatch(policy -> method.hasDeclaredAnnotation(policy)
                        || method.declaringClass().hasDeclaredAnnotation(policy));
    }

    private static Set<DotName> names(String prefix, String... simpleNames) {
        return Stream.of(simpleNames)
                .map(name -> DotName.createSimple(prefix + "." + name))
                .collect(Collectors.toUnmodifiableSet());
    }
}
