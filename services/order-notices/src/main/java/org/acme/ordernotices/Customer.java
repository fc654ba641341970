package org.acme.ordernotices;

/** Who ordered, as the purchase order's events say. Personal data: never logged. */
record Customer(String name, String email) {

    @Override
    public String toString() {
        return "Customer[...]";
    }
}
