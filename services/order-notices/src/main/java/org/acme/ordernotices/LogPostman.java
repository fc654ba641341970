package org.acme.ordernotices;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import org.acme.ordernotices.Delivery.Taken;
import org.jboss.logging.Logger;

/** Says in the log that there is something to tell, where nothing leads to customers. Any other postman takes its place. */
@DefaultBean
@ApplicationScoped
class LogPostman implements Postman {

    private static final Logger LOG = Logger.getLogger(LogPostman.class);

    @Override
    public Delivery deliver(OrderNotice orderNotice) {
        var subject = orderNotice.subject();
        LOG.infof("order notice %s: %s is %s", orderNotice.id(), subject.purchaseOrderId(), subject.outcome());
        return new Taken();
    }
}
