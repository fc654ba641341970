package org.acme.purchaseorders.pricing;

import dev.waystone.core.ProblemException;
import dev.waystone.core.Problems;
import dev.waystone.data.CurrentRequest;
import dev.waystone.flags.Flag;
import dev.waystone.flags.Flags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Prices an order. Call it outside any transaction: it waits for another service. Safe for use from any thread. */
@ApplicationScoped
public class Pricing {

    private static final Logger LOG = Logger.getLogger(Pricing.class);

    /** Off: no order is taken at a price that the catalogue does not confirm. */
    private static final Flag KNOWN_PRICES = Flag.named("purchase-orders.known-prices");

    private final CatalogItemsClient catalog;
    private final KnownPrices known;
    private final CurrentRequest current;
    private final PricingConfig config;
    private final Flags flags;
    private final RecentChecks checks = new RecentChecks();

    Pricing(
            @RestClient CatalogItemsClient catalog,
            KnownPrices known,
            CurrentRequest current,
            PricingConfig config,
            Flags flags) {
        this.catalog = catalog;
        this.known = known;
        this.current = current;
        this.config = config;
        this.flags = flags;
    }

    /**
     * The price of each item, in the order given; all in one currency.
     *
     * @param ids the items of the order's lines, at most 100
     * @throws ProblemException 422 naming the lines whose item does not exist, is retired, or has another currency than
     *     the first; 503 if the catalogue does not answer and a price is unknown or too old, or known ones are turned off
     */
    public List<ItemPrice> price(List<UUID> ids) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return quote(ids, now).prices();
    }

    /**
     * Asks once for nothing, as nobody, before the first order comes: loading and connecting take longer than an order waits
     * for its prices. The catalogue's refusal is as good as an answer.
     */
    void warmUp(@Observes StartupEvent started) {
        try {
            catalog.batch(new UUID(0, 0).toString());
        } catch (RuntimeException e) {
            LOG.debugf("catalog-items at the start: %s", e);
        }
    }

    private Quote quote(List<UUID> ids, Instant now) {
        List<CatalogItemsClient.Item> items;
        try {
            items = catalog.batch(ids.stream().map(UUID::toString).collect(Collectors.joining(",")))
                    .items();
        } catch (RuntimeException e) {
            var level = e instanceof CircuitBreakerOpenException ? Logger.Level.DEBUG : Logger.Level.WARN;
            if (!flags.isOn(KNOWN_PRICES)) {
                LOG.logf(level, "catalog-items does not answer, and known prices are turned off: %s", e);
                throw Problems.unavailable("prices-unavailable", "The catalogue does not answer.", config.retryAfter());
            }
            LOG.logf(level, "catalog-items does not answer, so known prices are taken: %s", e);
            return Quote.known(ids, known.find(ids), now.minus(config.usable()), config.retryAfter());
        }
        var quote = Quote.live(ids, items, now);
        remember(items, now);
        return quote;
    }

    /** An order is never lost for a price that could not be remembered. */
    private void remember(List<CatalogItemsClient.Item> items, Instant now) {
        var tenant = current.get().tenant();
        var sold = items.stream().filter(item -> !item.retired()).toList();
        var due = checks.due(tenant, sold, now);
        if (due.isEmpty()) {
            return;
        }
        try {
            known.confirm(due, now, now.minus(config.fresh()));
            checks.checked(tenant, due, now.plus(config.checkEvery()));
        } catch (RuntimeException e) {
            LOG.warnf("live prices could not be remembered: %s", e);
        }
    }
}
