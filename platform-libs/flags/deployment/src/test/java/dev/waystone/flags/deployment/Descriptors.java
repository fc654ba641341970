package dev.waystone.flags.deployment;

/** A descriptor of a service called note-items. */
final class Descriptors {

    private Descriptors() {}

    /** With these flags from line 18 on. */
    static String with(String flags) {
        return """
                apiVersion: waystone.dev/v1
                name: note-items
                description: Keeps notes.
                owner: {team: notes, onCall: notes-on-call}
                tier: 3
                lifecycle: experimental
                provides:
                  http: {port: 8199}
                needs: {}
                slos:
                  - {name: one, objective: 99, window: 28d, good: good, total: total}
                  - {name: two, objective: 99, window: 28d, good: good, total: total}
                  - {name: three, objective: 99, window: 28d, good: good, total: total}
                scaling: {min: 1, max: 2, signal: cpu}
                data: {classification: internal, retention: 30d, residency: eu}
                cost: {monthlyBudget: {amount: "10.00", currency: EUR}}
                flags:
                """ + flags.indent(2);
    }
}
