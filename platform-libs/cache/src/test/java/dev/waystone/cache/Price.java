package dev.waystone.cache;

import java.math.BigDecimal;
import java.util.UUID;

/** An aggregate with a version. */
record Price(UUID id, long version, BigDecimal amount) {}
