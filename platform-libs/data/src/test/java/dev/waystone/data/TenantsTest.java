package dev.waystone.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waystone.core.RequestContext;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TenantsTest {

    private static final RequestContext ADA = RequestContext.of("tenants-ada", "ada");
    private static final RequestContext BOB = RequestContext.of("tenants-bob", "bob");

    @Inject
    Tenants tenants;

    @Inject
    CurrentRequest current;

    @Test
    void work_sees_the_context_it_is_done_for() {
        assertThat(tenants.as(ADA, () -> current.get())).isEqualTo(ADA);
    }

    @Test
    void work_inside_work_returns_to_the_outer_context() {
        tenants.as(ADA, () -> {
            assertThat(tenants.as(BOB, () -> current.get())).isEqualTo(BOB);
            assertThat(current.get()).isEqualTo(ADA);
        });
    }

    @Test
    void failed_work_leaves_nothing_behind() {
        Arc.container().requestContext().terminate();
        assertThatThrownBy(() -> tenants.as(ADA, () -> {
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");
        assertThatThrownBy(() -> current.peek()).isInstanceOf(ContextNotActiveException.class);
    }

    @Test
    void a_transaction_keeps_its_tenant() {
        assertThatIllegalStateException()
                .isThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> tenants.as(ADA, () -> {})))
                .withMessage("a transaction keeps its tenant; call Tenants.as before it begins");
    }

    @Test
    void a_request_never_changes_sides() {
        tenants.as(ADA, () -> {
            current.enter(RequestContext.of(ADA.tenant(), "event:notes"));
            assertThat(current.get().actor()).isEqualTo("event:notes");
            assertThatIllegalStateException()
                    .isThrownBy(() -> current.enter(BOB))
                    .withMessageContaining("Tenants.as");
        });
    }

    @Test
    void nobody_is_current_before_somebody_entered() {
        assertThat(current.peek()).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> current.get());
    }
}
