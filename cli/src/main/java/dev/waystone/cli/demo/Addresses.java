package dev.waystone.cli.demo;

import java.net.URI;

/** Where the demonstration finds what it speaks to. */
public record Addresses(URI catalogItems, URI purchaseOrders, URI stockItems, URI bank, URI mailbox) {}
