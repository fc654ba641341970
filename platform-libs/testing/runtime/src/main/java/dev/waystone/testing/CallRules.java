package dev.waystone.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** How a service calls out over HTTP: by a REST client that the container makes, under a named policy. */
final class CallRules {

    private static final String POLICY = "dev.waystone.resilience.Guarded";
    private static final String WEB = "jakarta.ws.rs";
    private static final Set<String> REQUESTS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private CallRules() {}

    static ArchRule everyCallHasAPolicy() {
        DescribedPredicate<JavaMethod> calls = describe(
                "call out",
                method -> method.getOwner().isInterface()
                        && method.getAnnotations().stream().anyMatch(annotation -> isRequest(annotation.getRawType())));
        return methods().that(calls).should(haveAPolicy()).as("a REST client's call goes through a policy (@Guarded)");
    }

    /** The container's interceptors see no call of a client that was made by hand. */
    static ArchRule noClientIsMadeByHand() {
        DescribedPredicate<JavaClass> byHand = resideInAnyPackage("java.net.http..")
                .or(type(java.net.HttpURLConnection.class))
                .or(describe(
                        "make clients",
                        type -> type.getSimpleName().endsWith("RestClientBuilder")
                                || type.getName().equals("jakarta.ws.rs.client.ClientBuilder")));
        return noClasses()
                .should()
                .dependOnClassesThat(byHand)
                .as("a call out is made by an injected REST client, since one made by hand has no policy");
    }

    private static boolean isRequest(JavaClass annotation) {
        return annotation.getPackageName().equals(WEB) && REQUESTS.contains(annotation.getSimpleName());
    }

    private static ArchCondition<JavaMethod> haveAPolicy() {
        return new ArchCondition<>("have a policy") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!method.isAnnotatedWith(POLICY) && !method.getOwner().isAnnotatedWith(POLICY)) {
                    events.add(SimpleConditionEvent.violated(
                            method, "Method <" + method.getFullName() + "> has no @Guarded, nor has its interface"));
                }
            }
        };
    }
}
