package dev.waystone.events.internal;

/** What batches and replays of one topic work with. */
record Inbox(
        String topic,
        Work work,
        Marks marks,
        ParkingLot parking,
        DeadLetters deadLetters,
        Handlers handlers,
        EventsMetrics metrics) {}
