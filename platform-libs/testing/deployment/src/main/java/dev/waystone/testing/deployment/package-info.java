/**
 * Dev Services without containers: gives {@code @QuarkusTest} and {@code quarkus:dev} a lease on the local stack, so
 * that they find what {@code ./waystone up} gives a service, under the same keys.
 */
@NullMarked
package dev.waystone.testing.deployment;

import org.jspecify.annotations.NullMarked;
