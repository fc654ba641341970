package dev.waystone.rest;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * What the contracts of all services share, put among a contract's components by the first reference: the problem of
 * RFC 9457, the errors that any service can answer with, and the headers of conditional requests.
 */
final class SharedErrors {

    private final Components components;

    private SharedErrors(Components components) {
        this.components = components;
    }

    /** An error of many operations: its status, its name among the components, and what it means. */
    enum Kind {
        INVALID("400", "InvalidRequest", "The request is not accepted; errors name the fields."),
        NO_TOKEN("401", "NoToken", "The token is missing or not valid."),
        NOT_ALLOWED("403", "NotAllowed", "The token's roles do not allow this."),
        NOT_FOUND("404", "NotFound", "There is nothing at this address, or it is another tenant's."),
        TOO_LARGE("413", "BodyTooLarge", "The body is too large."),
        NOT_JSON("415", "BodyNotJson", "The body is not application/json."),
        UNAVAILABLE("503", "Unavailable", "Something that is needed is away: come back."),
        ANY_OTHER("default", "Error", "Any other error.");

        private final String status;
        private final String component;
        private final String meaning;

        Kind(String status, String component, String meaning) {
            this.status = status;
            this.component = component;
            this.meaning = meaning;
        }

        String status() {
            return status;
        }
    }

    static SharedErrors in(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(createComponents());
        }
        return new SharedErrors(api.getComponents());
    }

    /** A reference to the error. */
    APIResponse response(Kind kind) {
        APIResponse described = createAPIResponse().description(kind.meaning).content(problem());
        switch (kind) {
            case NO_TOKEN ->
                described.addHeader("WWW-Authenticate", createHeader().schema(string()));
            case UNAVAILABLE ->
                described.addHeader("Retry-After", createHeader().schema(integer()));
            default -> {}
        }
        components.addResponse(kind.component, described);
        return createAPIResponse().ref(kind.component);
    }

    /** The body of an error. */
    Content problem() {
        components.addSchema("Problem", schema()).addSchema("FieldError", fieldError());
        return createContent()
                .addMediaType(
                        ProblemResponses.TYPE.toString(),
                        createMediaType().schema(createSchema().ref("Problem")));
    }

    Parameter ifMatch() {
        return header("IfMatch", "If-Match", "Change it only if it still has this ETag.");
    }

    Parameter ifNoneMatch() {
        return header("IfNoneMatch", "If-None-Match", "Show it only if it has another ETag.");
    }

    private Parameter header(String component, String name, String description) {
        components.addParameter(
                component,
                createParameter()
                        .name(name)
                        .in(Parameter.In.HEADER)
                        .description(description)
                        .schema(string()));
        return createParameter().ref(component);
    }

    private static Schema schema() {
        return createSchema()
                .description("RFC 9457; clients switch on the type.")
                .addType(SchemaType.OBJECT)
                .addProperty("type", string().format("uri").addExample("urn:waystone:problem:invalid-request"))
                .addProperty("title", string())
                .addProperty("status", integer().minimum(new BigDecimal(400)).maximum(new BigDecimal(599)))
                .addProperty("detail", string())
                .addProperty("instance", string().format("uri").description("Names this occurrence, in our logs too."))
                .addProperty(
                        "errors",
                        createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(createSchema().ref("FieldError")))
                .required(List.of("type", "title", "status"));
    }

    private static Schema fieldError() {
        return createSchema()
                .addType(SchemaType.OBJECT)
                .addProperty("field", string().addExample("lines[0].quantity"))
                .addProperty("message", string())
                .required(List.of("field", "message"));
    }

    private static Schema string() {
        return createSchema().addType(SchemaType.STRING);
    }

    private static Schema integer() {
        return createSchema().addType(SchemaType.INTEGER);
    }
}
