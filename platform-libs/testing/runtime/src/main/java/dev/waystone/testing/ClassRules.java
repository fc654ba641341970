package dev.waystone.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Who may import whom, as rules on compiled classes; a nested class belongs to the edge that its outermost class is.
 */
final class ClassRules {

    private static final String[] WEB = {
        "jakarta.ws.rs..", "org.jboss.resteasy..", "io.vertx..", "java.net.http..", "dev.waystone.rest.."
    };
    private static final String[] BROKER = {"org.apache.kafka..", "org.eclipse.microprofile.reactive.."};

    private ClassRules() {}

    static List<ArchRule> ofService(String service) {
        String allServices = service.substring(0, service.lastIndexOf('.')) + "..";
        return List.of(
                doesNotSleep(),
                hasNoLayerPackages(),
                importsNoTestHelpers(),
                nobodyUses(within(allServices).and(not(within(service + ".."))))
                        .as("a service imports no other service; contracts are documents and events"),
                nobodyUses(within("dev.waystone..internal..", "io.quarkus..deployment.."))
                        .as("a service imports no internal package and no deployment API"),
                noClasses()
                        .that(areNot("Resource", "Client"))
                        .should()
                        .dependOnClassesThat(within(WEB))
                        .as("only *Resource and *Client import the web"),
                noClasses()
                        .that(areNot("Consumer"))
                        .should()
                        .dependOnClassesThat(messaging())
                        .as("only *Consumer imports messaging"),
                CallRules.everyCallHasAPolicy(),
                CallRules.noClientIsMadeByHand());
    }

    static List<ArchRule> ofLibrary(String library) {
        boolean deployment = library.endsWith(".deployment");
        String home = deployment ? library.substring(0, library.lastIndexOf('.')) : library;
        List<ArchRule> rules = new ArrayList<>();
        rules.add(doesNotSleep());
        rules.add(hasNoLayerPackages());
        rules.add(nobodyUses(within("dev.waystone..internal..").and(not(within(home + ".."))))
                .as("a library imports no sibling's internal package"));
        rules.add(nobodyUses(within("org.acme..")).as("a library knows no service"));
        if (!deployment) {
            rules.add(nobodyUses(within("io.quarkus..deployment..")).as("only *-deployment sees deployment APIs"));
        }
        if (library.equals("dev.waystone.core")) {
            rules.add(nobodyUses(within("io.quarkus..", "jakarta..")).as("core imports no framework"));
        }
        if (!home.equals("dev.waystone.testing")) {
            rules.add(importsNoTestHelpers());
        }
        return rules;
    }

    private static ArchRule nobodyUses(DescribedPredicate<JavaClass> types) {
        return noClasses().should().dependOnClassesThat(types);
    }

    private static DescribedPredicate<JavaClass> within(String... packages) {
        return resideInAnyPackage(packages);
    }

    private static ArchRule doesNotSleep() {
        DescribedPredicate<JavaClass> clocks = describe(
                "Thread or TimeUnit", type -> type.isAssignableTo(Thread.class) || type.isAssignableTo(TimeUnit.class));
        return noClasses()
                .should()
                .callMethodWhere(target(name("sleep")).and(target(owner(clocks))))
                .as("main code does not sleep; wait for what it needs");
    }

    private static ArchRule hasNoLayerPackages() {
        return noClasses()
                .should()
                .resideInAnyPackage("..impl..", "..dto..", "..mapper..", "..util..", "..utils..")
                .as("no impl, dto, mapper or util package; split by capability");
    }

    private static ArchRule importsNoTestHelpers() {
        return nobodyUses(within("dev.waystone.testing..")).as("main code imports no test helper");
    }

    private static DescribedPredicate<JavaClass> messaging() {
        DescribedPredicate<JavaClass> consuming = describe(
                "consume events",
                type -> type.getPackageName().equals("dev.waystone.events")
                        && List.of("EventConsumer", "Subscription", "Received")
                                .contains(outermost(type).getSimpleName()));
        return consuming.or(within(BROKER)).as("are messaging");
    }

    private static DescribedPredicate<JavaClass> areNot(String... edges) {
        return describe(
                "are not *" + String.join(", *", edges),
                type -> Stream.of(edges)
                        .noneMatch(edge -> outermost(type).getSimpleName().endsWith(edge)));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ClassRules::outermost).orElse(type);
    }
}
