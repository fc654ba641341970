/**
 * What a service is, read from its {@code service.yaml}: the JSON Schema that judges the file and a reader whose errors
 * name file, line and what would be accepted. Plain Java; does no I/O beyond reading the files it is given.
 */
@NullMarked
package dev.waystone.render;

import org.jspecify.annotations.NullMarked;
