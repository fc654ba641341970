package org.acme.ordernotices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;

/** The columns of the table order_notice that hold what an order notice tells of. */
final class SubjectColumns {

    static final String NAMES = "purchase_order_id, outcome";

    /** One a name, in the same order. */
    static final String VALUES = ":purchaseOrderId, :outcome";

    private SubjectColumns() {}

    /** Fills the values in. */
    static Update bind(OrderNotice orderNotice, Update update) {
        var subject = orderNotice.subject();
        return update.bind("purchaseOrderId", subject.purchaseOrderId()).bind("outcome", subject.outcome());
    }

    static Subject read(ResultSet row) throws SQLException {
        return new Subject(
                row.getObject("purchase_order_id", UUID.class), PurchaseOrderOutcome.valueOf(row.getString("outcome")));
    }
}
