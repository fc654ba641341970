package dev.waystone.templates;

import java.util.Optional;

/**
 * A template at one version: what it says and the files it is made of. Immutable.
 *
 * @param golden the living service's files, paths from its folder
 * @param shell what a standalone repository has besides, paths from its root
 * @param tree where both lie in Git, if they came from there
 */
public record Template(Manifest manifest, FileTree golden, FileTree shell, Optional<TreeIds> tree) {

    /** Git's names of two trees, which a rewritten history keeps. */
    public record TreeIds(String golden, String archetype) {}
}
