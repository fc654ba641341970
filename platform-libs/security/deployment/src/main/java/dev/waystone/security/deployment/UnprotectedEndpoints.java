package dev.waystone.security.deployment;

import java.util.List;
import org.jboss.jandex.IndexView;

/** Finds endpoints that have no policy of their own and none on their class. */
final class UnprotectedEndpoints {

    private UnprotectedEndpoints() {}

    /** Each as {@code Class.method}, in alphabetical order. */
    static List<String> in(IndexView index) {
        return Endpoint.in(index).stream()
                .filter(endpoint -> Policy.of(endpoint).isEmpty())
                .map(Endpoint::place)
                .distinct()
                .sorted()
                .toList();
    }
}
