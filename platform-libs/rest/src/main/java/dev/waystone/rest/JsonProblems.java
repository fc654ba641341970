package dev.waystone.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.waystone.core.FieldError;
import dev.waystone.core.Nearest;
import dev.waystone.core.Problem;
import dev.waystone.core.ProblemException;
import dev.waystone.core.Problems;
import java.util.List;
import java.util.Objects;

/** What was wrong with a JSON body, named by its path. */
final class JsonProblems {

    private static final String IN_RANGE = " that is not too large or too small";

    private JsonProblems() {}

    static ProblemException of(JsonProcessingException refused) {
        return switch (refused) {
            case UnrecognizedPropertyException unknown -> field(path(unknown), unknown(unknown));
            case ValueInstantiationException value -> value(value);
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case JsonMappingException mapping
            when mapping.getCause() instanceof JsonProcessingException cause -> of(cause);
            case JsonMappingException mapping -> field(path(mapping), "cannot be read");
            case StreamConstraintsException bound ->
                malformed("It is nested too deeply, or has too long a text, name or number.");
            case InputCoercionException number ->
                field(path(number.getProcessor()), "must be " + JsonTypes.expected(number.getTargetType()) + IN_RANGE);
            case StreamReadException syntax -> syntax(syntax);
            default -> malformed(at(refused.getLocation()));
        };
    }

    /** For bytes that are no text in any encoding of Unicode. */
    static ProblemException notText() {
        return malformed("It is not text in UTF-8.");
    }

    private static ProblemException value(ValueInstantiationException refused) {
        return switch (refused.getCause()) {
            case ProblemException problem -> problem;
            case IllegalArgumentException said
            when said.getMessage() != null -> field(path(refused), said.getMessage());
            case null, default -> field(path(refused), "is not accepted");
        };
    }

    private static ProblemException mismatch(MismatchedInputException refused) {
        String said = String.valueOf(refused.getOriginalMessage());
        if (said.startsWith("Trailing token")) {
            return malformed("There is something behind the end" + at(refused.getLocation()));
        }
        if (said.contains("`null`") || said.startsWith("Missing")) {
            return field(path(refused), "must be given");
        }
        return field(path(refused), "must be " + JsonTypes.expected(refused.getTargetType()));
    }

    private static ProblemException syntax(StreamReadException refused) {
        String path = path(refused.getProcessor());
        String said = String.valueOf(refused.getOriginalMessage());
        if (said.startsWith("Duplicate field")) {
            return field(path, "must not be given twice");
        }
        String where = path.isEmpty() ? "" : " in " + path;
        return malformed("It is not JSON" + where + at(refused.getLocation()));
    }

    private static String unknown(UnrecognizedPropertyException refused) {
        List<String> known = refused.getKnownPropertyIds().stream()
                .map(Objects::toString)
                .sorted()
                .toList();
        return Nearest.to(refused.getPropertyName(), known)
                .map(nearest -> "is not known; did you mean \"" + nearest + "\"?")
                .orElse("is not known; accepted are " + String.join(", ", known));
    }

    private static ProblemException field(String path, String message) {
        return path.isEmpty()
                ? malformed("The body " + message + ".")
                : Problems.invalid(new FieldError(path, message));
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.of(400, "malformed-body", "Malformed body", detail));
    }

    private static String at(JsonLocation location) {
        return location == null || location.getLineNr() < 0
                ? "."
                : ", at line %d, column %d.".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String path(JsonMappingException refused) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : refused.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String path(Object processor) {
        if (!(processor instanceof JsonParser parser)) {
            return "";
        }
        return parser.getParsingContext()
                .pathAsPointer()
                .toString()
                .replaceAll("/(\\d+)(?=/|$)", "[$1]")
                .replace('/', '.')
                .replaceFirst("^\\.", "");
    }
}
