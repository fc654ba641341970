package dev.waystone.events;

/**
 * A bean that reacts to the events of one topic. The platform reads the topic as the service's consumer group and calls the
 * handlers of the {@link Subscription} with each event once in effect and in order per aggregate.
 *
 * <p>Handlers do database work only, in the transaction they are called in, since the mark that makes an event happen once
 * is committed with it. What must reach the outside world is recorded as {@link DueWork}.
 *
 * <p>A subscription {@linkplain Subscription#onEveryInstance on every instance} is another thing: see there.
 *
 * <p>One thread calls the handlers of a subscription; partitions are spread over the instances of the service.
 */
public interface EventConsumer {

    /** What this consumer reads and what it does with it; asked once, when the application starts. */
    Subscription subscription();
}
