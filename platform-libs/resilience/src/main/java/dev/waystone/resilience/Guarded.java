package dev.waystone.resilience;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls of this method, or of all methods of this type, go through a policy; usually on a REST client's interface. The
 * numbers are {@code waystone.resilience.<name>.*}; whoever names the same policy shares its breaker, bulkhead and budget.
 *
 * <p>From the inside out: at most {@code bulkhead} calls at once; each attempt ends after {@code timeout}; a breaker leaves
 * alone what keeps failing; failures that a repeat can help are repeated after a growing, random delay, as long as
 * the budget lasts. A {@link RefusedException}, a problem of ours or an answer 4xx other than 408 and 429 is no failure
 * of what was called: never repeated, and nothing for the breaker.
 *
 * <p>What the policy itself refuses is thrown as MicroProfile's {@code TimeoutException}, {@code
 * CircuitBreakerOpenException} or {@code BulkheadException}; after a timeout the outcome is unknown. What is called may run
 * several times: switch retries off ({@code retry.max=0}) where that must not be.
 */
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Guarded {

    /** The name of the policy: lower case with hyphens, such as {@code catalog-items}. */
    @Nonbinding
    String value();
}
