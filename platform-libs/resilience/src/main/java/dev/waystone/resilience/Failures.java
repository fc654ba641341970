package dev.waystone.resilience;

import dev.waystone.core.ProblemException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** What an exception says about what was called. */
final class Failures {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private Failures() {}

    /** Whether it speaks against the health of what was called. */
    static boolean isTrouble(Throwable thrown) {
        return !(thrown instanceof RefusedException
                || thrown instanceof ProblemException
                || thrown instanceof WebApplicationException answer
                        && isRefusal(answer.getResponse().getStatus()));
    }

    /** Whether another attempt, a moment later, may do better. One more would be too much where time or room ran out. */
    static boolean isWorthARepeat(Throwable thrown) {
        return isTrouble(thrown)
                && !(thrown instanceof TimeoutException
                        || thrown instanceof CircuitBreakerOpenException
                        || thrown instanceof BulkheadException);
    }

    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500 && status != REQUEST_TIMEOUT && status != TOO_MANY_REQUESTS;
    }
}
