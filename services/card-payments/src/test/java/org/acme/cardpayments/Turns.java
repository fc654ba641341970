package org.acme.cardpayments;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;

/**
 * Runs several actors one step at a time, in an order that a seed decides: between two calls of {@link #pass()} an actor
 * is alone. The same seed gives the same run.
 */
final class Turns {

    private final Random random;
    private final Semaphore done = new Semaphore(0);
    private final List<Actor> waiting = new ArrayList<>();
    private Actor atTurn;
    private Throwable failure;

    Turns(Random random) {
        this.random = random;
    }

    /** Adds an actor; it begins at one of its turns. */
    void add(Runnable story) {
        waiting.add(new Actor(story));
    }

    /** Lets others go first. Only for the actor whose turn it is. */
    void pass() {
        var self = atTurn;
        waiting.add(self);
        done.release();
        self.turn.acquireUninterruptibly();
    }

    /** Until every actor has ended. */
    void run() {
        for (int steps = 0; !waiting.isEmpty(); steps++) {
            if (steps > 10_000) {
                throw new AssertionError("the actors never end");
            }
            atTurn = waiting.remove(random.nextInt(waiting.size()));
            atTurn.begin();
            done.acquireUninterruptibly();
            if (failure != null) {
                throw new AssertionError("an actor failed", failure);
            }
        }
    }

    private final class Actor {
        private final Semaphore turn = new Semaphore(0);
        private final Runnable story;
        private boolean begun;

        Actor(Runnable story) {
            this.story = story;
        }

        void begin() {
            turn.release();
            if (!begun) {
                begun = true;
                Thread.ofVirtual().start(this::tell);
            }
        }

        private void tell() {
            turn.acquireUninterruptibly();
            try {
                story.run();
            } catch (Throwable thrown) {
                failure = thrown;
            } finally {
                done.release();
            }
        }
    }
}
