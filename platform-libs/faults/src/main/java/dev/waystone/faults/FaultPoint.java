package dev.waystone.faults;

/** Where work that is no request can be told to be slow or to fail. Safe for use from any thread that may block. */
public interface FaultPoint {

    /** A place where nothing ever goes wrong. */
    FaultPoint NONE = path -> {};

    /**
     * Waits and then perhaps fails, if the faults of this moment hit {@code path}; nothing otherwise.
     *
     * @param path names the work as a request's path would, such as {@code /events/purchase-orders}
     * @throws InjectedFaultException if the work was told to fail
     */
    void pass(String path);
}
