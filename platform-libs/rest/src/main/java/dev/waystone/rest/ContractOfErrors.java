package dev.waystone.rest;

import dev.waystone.rest.SharedErrors.Kind;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Writes into the contract of a service what this library does at its edge, by reference to {@link SharedErrors}: the
 * problems that an operation can be answered with, and the headers that make a request conditional. What the service says
 * of an error itself stays, and gets the problem as its body.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = ContractOfErrors.AFTER_ALL_OTHERS)
public class ContractOfErrors implements OASFilter {

    static final int AFTER_ALL_OTHERS = Integer.MIN_VALUE;

    private static final Set<String> SAYS_NOTHING = Set.of("Bad Request", "Not Authorized", "Not Allowed");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        SharedErrors shared = SharedErrors.in(api);
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().values().forEach(operation -> complete(path, operation, shared)));
    }

    private static void complete(String path, Operation operation, SharedErrors shared) {
        Answers answers = new Answers(operation, shared);
        answers.finish();
        answers.addIf(path.contains("{"), Kind.NOT_FOUND);
        answers.addIf(takes(operation), Kind.INVALID);
        answers.addIf(operation.getSecurity() != null, Kind.NO_TOKEN, Kind.NOT_ALLOWED);
        answers.addIf(operation.getRequestBody() != null, Kind.TOO_LARGE, Kind.NOT_JSON);
        answers.addIf(true, Kind.UNAVAILABLE, Kind.ANY_OTHER);
        answers.store();
        if (operation.getResponses().hasAPIResponse("304")) {
            operation.addParameter(shared.ifNoneMatch());
        }
        if (operation.getResponses().hasAPIResponse("412")) {
            operation.addParameter(shared.ifMatch());
        }
    }

    private static boolean takes(Operation operation) {
        return operation.getRequestBody() != null || operation.getParameters() != null;
    }

    /** The responses of one operation, in order of their status. */
    private static final class Answers {

        private final Operation operation;
        private final SharedErrors shared;
        private final TreeMap<String, APIResponse> byStatus;

        Answers(Operation operation, SharedErrors shared) {
            this.operation = operation;
            this.shared = shared;
            this.byStatus = new TreeMap<>(operation.getResponses().getAPIResponses());
            byStatus.values().removeIf(answer -> SAYS_NOTHING.contains(answer.getDescription()));
        }

        /** Gives the errors that the service describes their body. */
        void finish() {
            byStatus.forEach((status, answer) -> {
                if (status.compareTo("400") >= 0 && answer.getContent() == null && answer.getRef() == null) {
                    answer.setContent(shared.problem());
                }
            });
        }

        void addIf(boolean applies, Kind... kinds) {
            for (Kind kind : kinds) {
                if (applies && !byStatus.containsKey(kind.status())) {
                    byStatus.put(kind.status(), shared.response(kind));
                }
            }
        }

        void store() {
            operation.getResponses().setAPIResponses(byStatus);
        }
    }
}
