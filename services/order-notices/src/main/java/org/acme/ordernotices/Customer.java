package org.acme.ordernotices;

import java.util.regex.Pattern;

/** Who ordered, as the order's events say. Personal data: never logged. */
record Customer(String name, String email) {

    /** One address and nothing else: no list, no display name, no line break, nothing that SMTP would have to quote. */
    private static final Pattern PLAIN_ADDRESS = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@"
            + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})){0,8}");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}\\p{Cs}]+");

    private static final int LONGEST_NAME = 120;

    /** Whether mail can be sent there; what has no such address was never checked by who took the order. */
    boolean isMailable() {
        return PLAIN_ADDRESS.matcher(email).matches();
    }

    /** The name on one line, without what could pass for more than a name. */
    String plainName() {
        var line = UNPRINTABLE.matcher(name).replaceAll(" ").strip();
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME);
    }

    @Override
    public String toString() {
        return "Customer[...]";
    }
}
