package dev.waystone.core;

/**
 * What is wrong with one field of a request.
 *
 * @param field   where, as a JSON path without the root: {@code lines[0].quantity}; a query parameter by its name
 * @param message what is accepted, for a person
 */
public record FieldError(String field, String message) {}
