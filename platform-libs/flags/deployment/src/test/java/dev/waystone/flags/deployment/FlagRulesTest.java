package dev.waystone.flags.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waystone.flags.Flag;
import dev.waystone.render.Descriptor;
import dev.waystone.render.Descriptor.FlagKind;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlagRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Test
    void what_is_declared_used_and_not_expired_is_accepted() {
        assertThat(FlagRules.broken(List.of(declared("shop.sale", DAY)), uses(Sale.class), DAY))
                .isEmpty();
    }

    @Test
    void a_flag_counts_on_its_last_day_and_not_on_the_next() {
        assertThat(FlagRules.broken(List.of(declared("shop.sale", DAY)), uses(Sale.class), DAY.plusDays(1)))
                .containsExactly(
                        "service.yaml:7: flag shop.sale expired on 2026-06-01; team shop takes it out, with the"
                                + " code for one of its positions, or gives it a new day");
    }

    @Test
    void a_slip_is_told_with_its_place_and_the_nearest_name() {
        assertThat(FlagRules.broken(
                        List.of(declared("shop.sales", DAY), declared("shop.sale", DAY)), uses(Sale.class), DAY))
                .containsExactly(
                        "service.yaml:6: flag shop.sales is declared and never used; take it out, or ask for it:"
                                + " Flag.named(\"shop.sales\")");
        assertThat(FlagRules.broken(List.of(declared("shop.sail", DAY)), uses(Sale.class), DAY)
                        .getFirst())
                .matches("src/test/java/dev/waystone/flags/deployment/FlagRulesTest.java:\\d+: flag shop.sale is not"
                        + " declared; did you mean shop.sail\\?");
    }

    @Test
    void without_any_descriptor_every_flag_is_undeclared() {
        assertThat(FlagRules.broken(List.of(), uses(Sale.class), DAY))
                .singleElement()
                .asString()
                .endsWith(
                        "flag shop.sale is not declared; allowed: what flags: in service.yaml names, which is nothing");
    }

    @Test
    void a_constant_that_nobody_reads_is_no_use() {
        assertThat(FlagRules.broken(List.of(declared("shop.sale", DAY)), uses(Unread.class), DAY))
                .singleElement()
                .asString()
                .matches("service.yaml:6: flag shop.sale is declared and never used: nothing reads the constant at"
                        + " src/test/.*FlagRulesTest.java:\\d+; take it out, .*");
    }

    @Test
    void a_constant_of_another_class_and_a_flag_made_on_the_spot_are_uses() {
        FlagUses uses = uses(Sale.class, Reader.class);

        assertThat(uses.asked().get("shop.sale")).hasSize(2);
        assertThat(uses.asked()).containsKey("shop.spot");
    }

    @Test
    void a_name_that_is_put_together_is_refused() {
        assertThat(FlagRules.broken(List.of(), uses(Composed.class), DAY))
                .singleElement()
                .asString()
                .endsWith("Flag.named without a literal; allowed: a name in quotes");
    }

    private static Declared declared(String name, LocalDate expires) {
        var flag = new Descriptor.Flag(name, FlagKind.OPS, "shop", expires, true);
        return new Declared(flag, new Place("service.yaml", 6), new Place("service.yaml", 7));
    }

    private static FlagUses uses(Class<?>... types) {
        var module = new SourceFolder(java.nio.file.Path.of(""));
        return FlagUses.of(Stream.of(types)
                .map(type -> FlagScan.of(bytecode(type), module::locate))
                .toList());
    }

    private static byte[] bytecode(Class<?> type) {
        String name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream bytes = type.getResourceAsStream(name)) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static final class Sale {
        static final Flag SALE = Flag.named("shop.sale");

        static String shown() {
            return SALE.name();
        }
    }

    static final class Unread {
        static final Flag SALE = Flag.named("shop.sale");
    }

    static final class Reader {
        Supplier<String> shown() {
            return () -> Sale.SALE.name() + Flag.named("shop.spot");
        }
    }

    static final class Composed {
        static Flag of(int number) {
            return Flag.named("shop." + number);
        }
    }
}
