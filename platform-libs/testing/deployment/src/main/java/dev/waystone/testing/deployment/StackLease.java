package dev.waystone.testing.deployment;

import dev.waystone.local.Lease;
import dev.waystone.local.LocalProblem;
import dev.waystone.local.StackClient;
import io.quarkus.deployment.builditem.Startable;
import io.quarkus.runtime.LaunchMode;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One hold on the stack of tests or of dev mode, which Quarkus takes after the build and gives back at the end of the run. The end of this
 * process gives it back as well, however it ends.
 */
final class StackLease implements Startable {

    private static final Logger LOG = Logger.getLogger("dev.waystone.testing");

    private final Path root;
    private final Path descriptor;
    private final LaunchMode mode;
    private final boolean fresh;
    private @Nullable Lease lease;

    StackLease(Path root, Path descriptor, LaunchMode mode, boolean fresh) {
        this.root = root;
        this.descriptor = descriptor;
        this.mode = mode;
        this.fresh = fresh;
    }

    @Override
    public void start() {
        try {
            lease = StackClient.lease(root, stack(mode), descriptor, fresh);
            if (mode == LaunchMode.DEVELOPMENT) {
                LOG.info("the stack is leased; in the clone's folder, ./waystone token --dev prints a token for it, and"
                        + " status, logs, trace, fault and flags take --dev as well");
            }
        } catch (LocalProblem problem) {
            throw new IllegalStateException("no stack for " + descriptor + ": " + problem.line(), problem);
        }
    }

    /** The stack that a mode leases. */
    static String stack(LaunchMode mode) {
        return mode == LaunchMode.DEVELOPMENT ? StackClient.DEV : StackClient.TEST;
    }

    String setting(String key) {
        String value = taken().settings().get(key);
        if (value == null) {
            throw new IllegalStateException(descriptor + " asks for " + key + ", but the stack gives only "
                    + taken().settings().keySet());
        }
        return value;
    }

    @Override
    public String getConnectionInfo() {
        return "the leased stack";
    }

    @Override
    public @Nullable String getContainerId() {
        return null;
    }

    @Override
    public void close() {
        if (lease != null) {
            lease.close();
            lease = null;
        }
    }

    private Lease taken() {
        if (lease == null) {
            throw new IllegalStateException("no lease is taken for " + descriptor);
        }
        return lease;
    }
}
