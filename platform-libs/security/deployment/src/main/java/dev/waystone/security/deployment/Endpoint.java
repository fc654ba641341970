package dev.waystone.security.deployment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/**
 * A method that answers to an HTTP verb. An interface that nothing here implements is a client and no endpoint.
 *
 * @param verb as in the request
 * @param declared where verb and path stand, which may be an interface
 * @param method what answers
 */
record Endpoint(String verb, MethodInfo declared, MethodInfo method) {

    private static final DotName HTTP_METHOD = DotName.createSimple("jakarta.ws.rs.HttpMethod");
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName CLIENT =
            DotName.createSimple("org.eclipse.microprofile.rest.client.inject.RegisterRestClient");
    private static final Set<DotName> VERBS = Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
            .map(verb -> DotName.createSimple("jakarta.ws.rs." + verb))
            .collect(Collectors.toUnmodifiableSet());

    /** All of an application, by path and verb. */
    static List<Endpoint> in(IndexView index) {
        return Stream.concat(VERBS.stream(), ownVerbs(index))
                .distinct()
                .flatMap(verb -> index.getAnnotations(verb).stream())
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.METHOD)
                .flatMap(annotation -> served(annotation.target().asMethod(), index)
                        .map(method -> new Endpoint(
                                verbOf(annotation.name(), index),
                                annotation.target().asMethod(),
                                method)))
                .distinct()
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::verb))
                .toList();
    }

    /** The path as its class and its method say it, below the application's root. */
    String path() {
        String path = "/" + part(declared.declaringClass().declaredAnnotation(PATH)) + "/"
                + part(declared.declaredAnnotation(PATH));
        return path.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    }

    /** Where it is in the code. */
    String place() {
        return method.declaringClass().simpleName() + "." + method.name();
    }

    private static String part(@Nullable AnnotationInstance path) {
        return path == null ? "" : path.value().asString();
    }

    private static Stream<DotName> ownVerbs(IndexView index) {
        return index.getAnnotations(HTTP_METHOD).stream()
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.CLASS)
                .map(annotation -> annotation.target().asClass().name());
    }

    private static String verbOf(DotName annotation, IndexView index) {
        ClassInfo own = VERBS.contains(annotation) ? null : index.getClassByName(annotation);
        AnnotationInstance said = own == null ? null : own.declaredAnnotation(HTTP_METHOD);
        AnnotationValue value = said == null ? null : said.value();
        return value == null ? annotation.withoutPackagePrefix() : value.asString();
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
}
