/**
 * What a test needs to hold a promise: contracts kept equal to the running code, the rules of the house, a look at
 * outbox and topic, real tokens and network faults. Depends on no other module of the platform, so that each of them
 * may use it.
 *
 * <p>A module with a {@code service.yaml} has it from its parent, {@code waystone-service-parent}: a service in tests and
 * in {@code quarkus:dev} but not in its package, a library (with the file under {@code src/test/resources}) in tests.
 *
 * <p>{@code @QuarkusTest} and {@code quarkus:dev} lease the local stack for the module's
 * {@code service.yaml}: the same database, topics, issuer and bank under the same keys as with {@code ./waystone up}. A
 * test run starts on an empty database and hears what is published from then on ({@code -Dwaystone.testing.fresh=false} keeps both);
 * topics stay, so tests use fresh ids. {@code -Dquarkus.devservices.enabled=false} leases nothing.
 *
 * <p>Contracts and rules are one test each: {@link dev.waystone.testing.OpenApiContract},
 * {@link dev.waystone.testing.EventContract}, {@link dev.waystone.testing.ConsumerContract},
 * {@link dev.waystone.testing.ArchitectureRules}. In a running test, {@link dev.waystone.testing.Tokens} gives access,
 * {@link dev.waystone.testing.OutboxWitness} and {@link dev.waystone.testing.TopicReader} show what was published,
 * {@link dev.waystone.testing.QueryPlan} shows which index a query takes,
 * {@link dev.waystone.testing.TopicWriter} speaks for other services, {@link dev.waystone.testing.Mailbox} shows what was mailed,
 * {@link dev.waystone.testing.Eventually} waits, {@link dev.waystone.testing.FaultProxy} breaks a connection.
 */
@NullMarked
package dev.waystone.testing;

import org.jspecify.annotations.NullMarked;
