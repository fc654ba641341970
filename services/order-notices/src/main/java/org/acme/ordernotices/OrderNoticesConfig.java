package org.acme.ordernotices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.acme.ordernotices.OrderNotice.Patience;

/** What a deployment may decide about order notices. */
@ConfigMapping(prefix = "order-notices")
interface OrderNoticesConfig {

    // tag::mail[]
    /** The address that mails come from; their Message-IDs end in its domain. */
    @WithDefault("orders@acme.example")
    String from();
    // end::mail[]

    /** How often "not now" may be said to an order notice before it becomes a dead letter. */
    @WithDefault("60")
    int attempts();

    /** After this an order notice that nobody has taken becomes a dead letter. */
    @WithDefault("3d")
    Duration giveUpAfter();

    /** The shortest pause before an order notice is tried again; it grows to half of the time that it has waited. */
    @WithDefault("2s")
    Duration pauseMin();

    /** The longest pause. */
    @WithDefault("1m")
    Duration pauseMax();

    /** When to stop trying. */
    default Patience patience() {
        return new Patience(attempts(), giveUpAfter());
    }
}
