package org.acme.stockitems;

import dev.waystone.testing.EventContract;
import java.util.List;
import java.util.UUID;
import org.acme.stockitems.StockReservationEvent.Shortage;
import org.acme.stockitems.StockReservationEvent.StockIssued;
import org.acme.stockitems.StockReservationEvent.StockRefused;
import org.acme.stockitems.StockReservationEvent.StockReleased;
import org.acme.stockitems.StockReservationEvent.StockReserved;
import org.junit.jupiter.api.Test;

class StockReservationEventTest {

    private static final UUID ITEM = UUID.fromString("0198c2f0-0000-7000-8000-000000000001");

    @Test
    void publishes_what_its_event_files_say() {
        EventContract.of(StockReservationEvent.class)
                .example(new StockReserved())
                .example(new StockRefused(List.of(new Shortage(ITEM, 3, 1))))
                .example(new StockIssued())
                .example(new StockReleased())
                .check();
    }
}
