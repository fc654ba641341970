package dev.waystone.cache;

import java.util.UUID;

/** Which aggregate of which tenant. */
record Key(String tenant, UUID id) {}
