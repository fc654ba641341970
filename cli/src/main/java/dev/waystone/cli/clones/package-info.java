/** Where templates come from and where what is made of them goes: Git, folders and the files that register a service. */
@NullMarked
package dev.waystone.cli.clones;

import org.jspecify.annotations.NullMarked;
