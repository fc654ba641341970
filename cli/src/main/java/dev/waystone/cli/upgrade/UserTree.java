package dev.waystone.cli.upgrade;

import dev.waystone.cli.Failure;
import dev.waystone.cli.clones.Clone;
import dev.waystone.cli.clones.Git;
import dev.waystone.templates.Lock;
import java.util.List;

/** The user's own working tree, which an upgrade only looks at. */
final class UserTree {
    private final Clone clone;
    private final Git git;

    UserTree(Clone clone) {
        this.clone = clone;
        this.git = new Git(clone.repository());
    }

    /** @throws Failure if an upgrade cannot start from it */
    void check() {
        if (!git.isRepository()) {
            throw new Failure(
                    clone.repository() + " is no Git repository, so an upgrade would have no way back; git init,"
                            + " and commit what there is");
        }
        if (git.id("HEAD").isEmpty()) {
            throw new Failure(
                    clone.repository() + " has no commit yet; commit what there is: git add -A && git commit");
        }
        String status =
                git.run("status", "--porcelain", "--untracked-files=normal").text();
        List<String> dirty = status.lines().map(String::strip).toList();
        if (!dirty.isEmpty()) {
            throw new Failure("the tree is not clean (" + dirty.getFirst()
                    + (dirty.size() > 1 ? " and " + (dirty.size() - 1) + " more" : "")
                    + "); commit it, or put it aside with git stash -u");
        }
        if (new Git(clone.folder()).id("HEAD:./" + Lock.FILE).isEmpty()) {
            throw new Failure(clone.folder().resolve(Lock.FILE) + " is not committed; Git ignores it, add it by force");
        }
        if (git.ask("var", "GIT_COMMITTER_IDENT").code() != 0) {
            throw new Failure("Git does not know who you are; git config user.name and user.email tell it");
        }
    }
}
