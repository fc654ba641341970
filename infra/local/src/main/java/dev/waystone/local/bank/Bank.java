package dev.waystone.local.bank;

import dev.waystone.local.web.Arguments;
import dev.waystone.local.web.LoopbackServer;
import dev.waystone.local.web.Reply;
import dev.waystone.local.web.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The local bank: {@code PUT /charges/{orderId}} {amount, currency}, {@code GET /charges/{orderId}},
 * {@code GET /charges}, {@code PUT /charges/{orderId}/void}, and its knobs {@code PUT|GET|DELETE /behaviour}. A charge
 * is idempotent by order; another amount for the same order is 409; a void of an unknown order refuses a later charge.
 * Behaviours touch charges alone: asking and voiding are always answered. Thread-safe.
 */
public final class Bank implements AutoCloseable {
    private final Books books;
    private final Mood mood = new Mood();
    private final LoopbackServer server;

    private Bank(int port, Path state) throws IOException {
        this.books = Books.open(state);
        this.server = LoopbackServer.start(port, this::answer);
    }

    /** Runs until the process ends: {@code --port <n> --state <folder>}. */
    public static void main(String... arguments) {
        try {
            Arguments given = Arguments.of("bank", arguments);
            System.out.println(
                    "listening on " + start(given.port(), given.state()).address());
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("bank: cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Opens the bank.
     *
     * @param port port on 127.0.0.1; 0 for a free one
     * @param state folder of the books, which survive a restart
     * @throws IOException if the port is taken or the folder cannot be written
     */
    public static Bank start(int port, Path state) throws IOException {
        return new Bank(port, state);
    }

    public String address() {
        return "http://127.0.0.1:" + server.port();
    }

    @Override
    public void close() throws IOException {
        server.close();
        books.close();
    }

    private Reply answer(Request request) throws IOException, InterruptedException {
        List<String> path = request.segments();
        if (path.size() == 2
                && path.getFirst().equals("charges")
                && !path.getLast().isEmpty()) {
            return switch (request.method()) {
                case "PUT" -> charge(path.get(1), request.json(ChargeRequest.class));
                case "GET" -> found(path.get(1));
                default -> Reply.notFound(request);
            };
        }
        if (path.size() == 3
                && request.line().startsWith("PUT /charges/")
                && path.getLast().equals("void")) {
            return Reply.json(200, books.change(path.get(1), known -> voided(path.get(1), known)));
        }
        return switch (request.line()) {
            case "GET /charges" -> Reply.json(200, books.all());
            case "GET /behaviour" -> Reply.json(200, mood.all());
            case "PUT /behaviour" -> behave(request.json(Behaviour.class));
            case "DELETE /behaviour" -> reset();
            case "GET /health" -> Reply.json(200, Map.of("status", "UP"));
            default -> Reply.notFound(request);
        };
    }

    private Reply charge(String orderId, ChargeRequest asked) throws IOException, InterruptedException {
        Behaviour behaviour = mood.next(orderId);
        return switch (behaviour.kind()) {
            case ERROR -> Reply.problem(500, "Internal Server Error", "the bank is told to fail");
            case DROP -> new Reply.Silence();
            case CHARGE_AND_NOT_ANSWER -> {
                record(orderId, asked, false);
                yield new Reply.Silence();
            }
            case STALL -> {
                Thread.sleep(behaviour.stall());
                yield record(orderId, asked, false);
            }
            case DECLINE -> record(orderId, asked, true);
            case OK -> record(orderId, asked, false);
        };
    }

    private Reply record(String orderId, ChargeRequest asked, boolean decline) throws IOException {
        Charge charge = books.change(orderId, known -> known.orElseGet(() -> decide(orderId, asked, decline)));
        return charge.isSame(asked)
                ? Reply.json(200, charge)
                : Reply.problem(
                        409,
                        "Conflict",
                        "order " + orderId + " is known with " + charge.amount() + " " + charge.currency() + ", not "
                                + asked.amount() + " " + asked.currency());
    }

    private static Charge decide(String orderId, ChargeRequest asked, boolean decline) {
        if (asked.isUnlucky()) {
            return Charge.declined(orderId, asked, "INSUFFICIENT_FUNDS");
        }
        return decline ? Charge.declined(orderId, asked, "DECLINED_BY_BANK") : Charge.captured(orderId, asked);
    }

    private static Charge voided(String orderId, Optional<Charge> known) {
        return known.map(Charge::voided).orElseGet(() -> Charge.neverCharged(orderId));
    }

    private Reply found(String orderId) {
        return books.find(orderId)
                .map(charge -> Reply.json(200, charge))
                .orElseGet(() -> Reply.problem(404, "Not Found", "the bank knows no order " + orderId));
    }

    private Reply behave(Behaviour behaviour) {
        mood.set(behaviour);
        return Reply.json(200, behaviour);
    }

    private Reply reset() {
        mood.reset();
        return Reply.json(200, Map.of());
    }
}
