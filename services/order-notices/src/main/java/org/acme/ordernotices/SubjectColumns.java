package org.acme.ordernotices;

import dev.waystone.core.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Objects;
import java.util.UUID;
import org.acme.ordernotices.OrderNotice.State;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** The columns of the table order_notice that hold what an order notice tells of. */
final class SubjectColumns {

    static final String NAMES =
            "purchase_order_id, outcome, customer_name, customer_email, total_amount, total_currency";

    /** One a name, in the same order. */
    static final String VALUES = ":purchaseOrderId, :outcome, :customerName, :customerEmail, :amount, :currency";

    private SubjectColumns() {}

    /** Fills the values in; before it is told there is a customer. */
    static Update bind(OrderNotice orderNotice, Update update) {
        var subject = orderNotice.subject();
        var customer = subject.customer();
        if (orderNotice.state() != State.SENT) {
            Objects.requireNonNull(customer, "whoever is to be told");
        }
        return update.bind("purchaseOrderId", subject.purchaseOrderId())
                .bind("outcome", subject.outcome())
                .bind("customerName", customer == null ? null : customer.name())
                .bind("customerEmail", customer == null ? null : customer.email())
                .bind("amount", subject.total().amount())
                .bind("currency", subject.total().currency().getCurrencyCode());
    }

    static Subject read(ResultSet row) throws SQLException {
        var total = new Money(row.getBigDecimal("total_amount"), Currency.getInstance(row.getString("total_currency")));
        return new Subject(
                row.getObject("purchase_order_id", UUID.class),
                PurchaseOrderOutcome.valueOf(row.getString("outcome")),
                customer(row),
                total);
    }

    private static @Nullable Customer customer(ResultSet row) throws SQLException {
        var name = row.getString("customer_name");
        return name == null ? null : new Customer(name, row.getString("customer_email"));
    }
}
