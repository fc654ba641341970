package dev.waystone.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.testing.QueryPlan;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestIssuer.class)
class QueryPlanTest {

    @Test
    void an_answer_is_found_by_its_tenant_and_key() {
        assertThat(plan(StoredAnswers.FIND, "key"))
                .contains("idempotency_key_pkey")
                .doesNotContain("Seq Scan");
    }

    @Test
    void the_sweep_goes_by_age() {
        assertThat(plan(StoredAnswers.SWEEP, 86_400.0, 1000))
                .contains("idempotency_key_by_age")
                .doesNotContain("Seq Scan")
                .doesNotContain("Sort");
    }

    private static String plan(String statement, Object... arguments) {
        return QueryPlan.of(statement.replaceAll("(?<!:):[a-z]+", "?"), arguments);
    }
}
