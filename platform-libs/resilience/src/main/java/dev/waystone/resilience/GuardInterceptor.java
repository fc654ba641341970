package dev.waystone.resilience;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Sends calls through the policy that is named on what is called. */
@Guarded("")
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER)
class GuardInterceptor {

    private final Policies policies;

    GuardInterceptor(Policies policies) {
        this.policies = policies;
    }

    @AroundInvoke
    @SuppressWarnings("unchecked") // the type tells the guard only whether to wait for what is returned
    Object call(InvocationContext context) throws Exception {
        var name = context.getInterceptorBinding(Guarded.class).value();
        var type = (Class<Object>) context.getMethod().getReturnType();
        return policies.guard(name).call(context::proceed, type);
    }
}
