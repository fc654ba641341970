package dev.waystone.rest;

import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which methods an address has, for the header {@code Allow} of a 405 (RFC 9110, 15.5.6) and of the answer to OPTIONS:
 * Quarkus REST leaves it out of the one, and puts too much into the other. Learns the resources as they are set up.
 */
@Provider
@Singleton
class AllowedMethods implements DynamicFeature {

    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*\\w[\\w.-]*\\s*(?::((?:[^{}]|\\{[^{}]*})*))?}");

    private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();

    private record Endpoint(Pattern path, String method) {}

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        Pattern path = pattern(path(resource.getResourceClass()) + "/" + path(method.getAnnotation(Path.class)));
        Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(named -> named != null)
                .forEach(named -> endpoints.add(new Endpoint(path, named.value())));
    }

    /** The methods of the resources at {@code path}, in order; none if there is no resource. */
    Set<String> at(String path) {
        Set<String> methods = new TreeSet<>();
        String plain = plain(path);
        endpoints.stream()
                .filter(endpoint -> endpoint.path().matcher(plain).matches())
                .forEach(endpoint -> methods.add(endpoint.method()));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    private static String path(Class<?> resource) {
        return Stream.<Class<?>>iterate(resource, type -> type != null, Class::getSuperclass)
                .map(type -> type.getAnnotation(Path.class))
                .filter(path -> path != null)
                .findFirst()
                .map(Path::value)
                .orElse("");
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : path.value();
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(PARAMETER
                .matcher(plain(template))
                .replaceAll(parameter -> parameter.group(1) == null
                        ? "[^/]+"
                        : Matcher.quoteReplacement("(?:" + parameter.group(1).strip() + ")")));
    }

    private static String plain(String path) {
        return path.replaceAll("/+", "/").replaceAll("^/|/$", "");
    }
}
