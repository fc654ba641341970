package dev.waystone.events;

import java.time.Instant;

/**
 * One run of due work.
 *
 * @param id as given to {@link DueWork#schedule}
 * @param data as given to {@link DueWork#schedule}
 * @param dueAt when this run was due
 * @param failures how many runs in a row have failed before this one
 */
public record DueRun<T>(String id, T data, Instant dueAt, int failures) {}
