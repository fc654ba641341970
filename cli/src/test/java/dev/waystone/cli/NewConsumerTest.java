package dev.waystone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code new event-consumer} says of other topics than its sample's; {@code ci/clones} builds what it makes. */
class NewConsumerTest {

    private final Path root = Path.of("..").toAbsolutePath().normalize();

    @Test
    void of_another_topic_the_sample_is_left_out_and_what_needs_it() {
        var typed = dryRun("--consumes", "stock-items");

        assertThat(typed.err()).isEmpty();
        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .contains(
                        "it reads what the documents of stock-items say, and has none of mail, sample\n",
                        "org/acme/zephyrbulletins/StockItemConsumer.java\n",
                        "org/acme/zephyrbulletins/StockItemConsumerTest.java\n")
                .doesNotContain("MailPostman", "Customer.java", "PurchaseOrder");
    }

    @Test
    void of_the_samples_topic_documents_are_followed_only_if_the_sample_is_left_out() {
        assertThat(dryRun().out()).contains("PurchaseOrderConsumer.java", "Customer.java", "MailPostman.java");
        assertThat(dryRun("--without", "sample,mail").out())
                .contains("it reads what the documents of purchase-orders say", "PurchaseOrderConsumer.java")
                .doesNotContain("Customer.java", "MailPostman.java");
    }

    @Test
    void what_needs_the_sample_goes_with_it() {
        var typed = dryRun("--without", "sample");

        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).isEqualTo("waystone: feature mail needs sample; leave out both, or neither\n");
    }

    private Typed dryRun(String... more) {
        var arguments = new ArrayList<>(List.of("new", "event-consumer", "Zephyr Bulletin", "--dry-run"));
        arguments.addAll(List.of(more));
        return Typed.of(root, new FakeWorkshop(), arguments.toArray(String[]::new));
    }
}
