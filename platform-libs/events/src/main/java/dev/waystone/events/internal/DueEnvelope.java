package dev.waystone.events.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What a row of due work carries: on whose behalf, and the task's own data. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DueEnvelope(String tenant, String actor, @Nullable String traceparent, JsonNode data) {}
