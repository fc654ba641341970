package dev.waystone.core;

import java.util.Optional;

/** On whose behalf this is done at the moment; what libraries ask that need not know how it is kept. */
public interface CurrentContext {

    /** The context that was entered, if one was. */
    Optional<RequestContext> peek();
}
