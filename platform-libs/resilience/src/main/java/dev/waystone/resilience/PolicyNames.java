package dev.waystone.resilience;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where policies are named. */
final class PolicyNames {

    /** Of these, none is guarded, and some name classes that are not there. */
    private static final List<String> FOREIGN =
            List.of("java.", "javax.", "jakarta.", "io.", "org.jboss.", "org.eclipse.", "com.");

    private PolicyNames() {}

    /** The policies of a type's methods, in alphabetical order. */
    static Set<String> of(Class<?> type) {
        return Stream.concat(Stream.of(type), Stream.of(type.getDeclaredMethods()))
                .filter(element -> element.isAnnotationPresent(Guarded.class))
                .map(element -> element.getAnnotation(Guarded.class).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The policies of the application and its libraries, in alphabetical order. */
    static Set<String> of(BeanManager beans) {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .flatMap(bean -> bean.getTypes().stream())
                .filter(type ->
                        type instanceof Class<?> named && FOREIGN.stream().noneMatch(named.getName()::startsWith))
                .distinct()
                .flatMap(type -> of((Class<?>) type).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
