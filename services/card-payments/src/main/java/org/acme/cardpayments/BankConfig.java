package org.acme.cardpayments;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where the bank is. */
@ConfigMapping(prefix = "waystone.bank")
interface BankConfig {

    /** Its base address. */
    URI url();
}
