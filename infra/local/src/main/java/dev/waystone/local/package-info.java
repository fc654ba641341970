/**
 * The real parts that services need, on one machine and without a container engine: PostgreSQL with a replica, Kafka, a token
 * issuer and a bank, under a supervisor that restarts what dies and takes everything with it when it goes.
 *
 * <p>{@link dev.waystone.local.Supervisor} runs parts in this process; {@link dev.waystone.local.StackClient} talks to a
 * supervisor in another one, and leases a stack for tests.
 */
@NullMarked
package dev.waystone.local;

import org.jspecify.annotations.NullMarked;
