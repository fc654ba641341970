/** What is asked for: nothing, a row, a changed row; what is cheap is asked for more often. */
enum Operation {
    NOTHING("no-op", 4, "GET", "/nothing", ""),
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

    /** The request as it goes over the wire, to the resource at {@code resource}; only the secured one asks for a token. */
    String request(String resource, String token) {
        return method + " /" + resource + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + (resource.equals("secured") ? "Authorization: Bearer " + token + "\r\n" : "")
                + (body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n")
                + "Accept: application/json\r\n\r\n" + body;
    }
}
