package org.acme.purchaseorders;

/** Who ordered. Personal data: never logged. */
record Customer(String name, String email) {

    @Override
    public String toString() {
        return "Customer[...]";
    }
}
