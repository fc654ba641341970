/**
 * What is asked for: nothing, a row, a changed row. What is cheap is asked for more often, since the kernel's clock of CPU time
 * ticks in hundredths of a second.
 */
enum Operation {
    NOTHING("no-op", 5, "GET", "/nothing", ""),
    READ("database read", 1, "GET", "/rows/7", ""),
    WRITE("database write", 1, "PUT", "/rows", "{\"id\":7,\"value\":42}");

    final String title;
    final int weight;
    private final String method;
    private final String path;
    private final String body;

    Operation(String title, int weight, String method, String path, String body) {
        this.title = title;
        this.weight = weight;
        this.method = method;
        this.path = path;
        this.body = body;
    }

    /** The request as it goes over the wire; with a token it asks for what needs one. */
    String request(String token) {
        return method + (token.isEmpty() ? " /open" : " /secured") + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n")
                + (body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n")
                + "Accept: application/json\r\n\r\n" + body;
    }
}
