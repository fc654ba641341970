package dev.waystone.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** One key, one order, whichever instance is asked and however often. */
@Order(2)
class IdempotencyTest {

    private final Platform platform = Platform.shared();
    private final Shop shop = platform.shop();
    private final AtomicInteger turn = new AtomicInteger();

    @Test
    void fifty_at_once_make_one_order_and_fifty_more_see_it() throws Exception {
        var body = Shop.lines(shop.item("3.00", 100), 1);
        String key = UUID.randomUUID().toString();

        var first = fifty(key, body);
        assertThat(statuses(first)).isSubsetOf(202, 409).contains(202);
        var second = fifty(key, body);
        assertThat(statuses(second)).containsExactly(202);

        var answers = java.util.stream.Stream.concat(first.stream(), second.stream())
                .filter(answer -> answer.status() == 202)
                .map(answer -> answer.header("Location") + " " + answer.text())
                .collect(Collectors.toSet());
        assertThat(answers).hasSize(1);
        assertThat(first)
                .filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isNotEmpty());
        shop.end(UUID.fromString(second.getFirst().json().get("id").asText()), Duration.ofSeconds(30));
    }

    @Test
    void a_key_reused_with_another_body_is_refused() throws Exception {
        var item = shop.item("3.00", 100);
        String key = UUID.randomUUID().toString();
        assertThat(shop.place(0, key, Shop.lines(item, 1)).status()).isEqualTo(202);

        assertThat(shop.place(1, key, Shop.lines(item, 2)).status()).isEqualTo(422);
    }

    private List<Http.Answer> fifty(String key, Map<String, Object> body) throws Exception {
        return OrderJourneyTest.atOnce(50, () -> shop.place(turn.incrementAndGet(), key, body));
    }

    private static Set<Integer> statuses(List<Http.Answer> answers) {
        return answers.stream().map(Http.Answer::status).collect(Collectors.toSet());
    }
}
