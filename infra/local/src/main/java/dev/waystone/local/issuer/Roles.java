package dev.waystone.local.issuer;

import java.util.List;

/** The roles of the platform's own services. */
public final class Roles {
    /** Every role, in a stable order. */
    public static final List<String> ALL = List.of(
            "catalog-items:read",
            "catalog-items:write",
            "purchase-orders:read",
            "purchase-orders:write",
            "stock-items:read",
            "stock-items:write",
            "card-payments:read",
            "operator");

    private Roles() {}
}
