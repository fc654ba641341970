/**
 * The local receiver of spans, as a program of its own: takes OTLP over HTTP, keeps the last traces in bounded memory and shows each
 * as JSON.
 */
@NullMarked
package dev.waystone.local.traces;

import org.jspecify.annotations.NullMarked;
