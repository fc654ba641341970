/** One Kafka node for one machine: formats its folder when it is new, serves until it is told to end. */
@NullMarked
package dev.waystone.local.broker;

import org.jspecify.annotations.NullMarked;
