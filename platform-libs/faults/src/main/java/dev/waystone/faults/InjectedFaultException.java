package dev.waystone.faults;

/** Work was told to fail, so nothing is wrong with it. */
public class InjectedFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InjectedFaultException(String path) {
        super("%s was told to fail at /faults".formatted(path));
    }
}
