package dev.waystone.rest;

import dev.waystone.core.Problem;
import dev.waystone.core.ProblemException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers every exception of a request with a problem (RFC 9457). For the framework alone: public, since the classes that
 * Quarkus makes to call it are loaded apart from this one when it comes as a jar. Thread-safe.
 */
@Singleton
public class ProblemMappers {

    private static final Map<String, String> RETRY_SOON = Map.of(HttpHeaders.RETRY_AFTER, "1");

    private final ProblemResponses problems;

    ProblemMappers(ProblemResponses problems) {
        this.problems = problems;
    }

    @ServerExceptionMapper
    public Response problem(ProblemException answer) {
        return problems.response(answer.problem(), answer.headers());
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException refused) {
        return Violations.inRequest(refused).map(found -> problem(found)).orElseGet(() -> uncaught(refused));
    }

    @ServerExceptionMapper
    public Response framework(WebApplicationException refused) {
        Response answer = refused.getResponse();
        if (answer.getStatus() < 400) {
            return answer;
        }
        return answer.getStatus() == 500 ? uncaught(refused) : problems.response(of(refused), headers(answer));
    }

    @ServerExceptionMapper
    public Response noToken(UnauthorizedException refused) {
        return problems.response(StatusProblems.of(401), Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
    }

    @ServerExceptionMapper
    public Response badToken(AuthenticationFailedException refused) {
        String reason = refused.getMessage() == null ? "the token is not valid" : refused.getMessage();
        return problems.response(
                StatusProblems.of(401, sentence(reason)),
                Map.of(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer error=\"invalid_token\", error_description=\"" + reason.replace('"', '\'') + "\""));
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException refused) {
        return problems.response(StatusProblems.of(403), Map.of());
    }

    @ServerExceptionMapper
    public Response uncaught(Throwable failure) {
        Problem problem = problems.ofUncaught(failure, problems.trace());
        return problems.response(problem, problem.status() == 503 ? RETRY_SOON : Map.of());
    }

    private static Problem of(WebApplicationException refused) {
        boolean unreadable = refused.getResponse().getStatus() == 404 && refused.getCause() != null;
        return unreadable
                ? StatusProblems.of(404, "The address or its query has a part that cannot be read.")
                : StatusProblems.of(refused.getResponse().getStatus());
    }

    private static Map<String, String> headers(Response answer) {
        return answer.getStringHeaders().entrySet().stream()
                .filter(header -> List.of("allow", "retry-after", "www-authenticate")
                        .contains(header.getKey().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(", ", header.getValue())));
    }

    private static String sentence(String reason) {
        return Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
    }
}
