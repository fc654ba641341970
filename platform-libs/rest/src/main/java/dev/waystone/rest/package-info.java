/**
 * The edge of a service: every error is a problem, requests are strict and bounded, lists are pages, representations have
 * ETags, and a command with an idempotency key is carried out once.
 */
@NullMarked
package dev.waystone.rest;

import org.jspecify.annotations.NullMarked;
