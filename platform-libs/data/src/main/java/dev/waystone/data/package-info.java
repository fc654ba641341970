/**
 * A service's own database: every transaction sees one tenant's rows only, reads may go to a replica that has caught up
 * with the reader's own writes, and the schema is migrated at start.
 */
@NullMarked
package dev.waystone.data;

import org.jspecify.annotations.NullMarked;
