package io.teamleaderhub.front;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Requests that are wrong, generated. */
final class Malformed {
    private static final String REST = "\r\nHost: hub\r\n";
    private static final String NEXT = "GET /admin/status HTTP/1.1\r\nHost: hub\r\n\r\n";
    private static final Set<Integer> REFUSED = Set.of(400);
    private static final Set<Integer> ANY = Set.of(400, 401, 404, 405, 406, 413, 415, 422);

    private final String door;
    private final String token;
    private final List<Case> cases = new ArrayList<>();

    private Malformed(String door, String token) {
        this.door = door;
        this.token = token;
    }

    /**
     * One of them.
     *
     * @param name in words
     * @param request whole, a character for each byte
     * @param statuses one of which is the answer
     * @param ends whether the connection must end with it
     */
    record Case(String name, String request, Set<Integer> statuses, boolean ends) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** All of them. */
    static List<Case> all(String door, String token) {
        var all = new Malformed(door, token);
        for (String path : List.of(door, "/webhooks/teamleader/1/AAAA", "/admin/rejected-events/replay", "/nowhere")) {
            all.lengths(path);
            all.encodings(path);
            all.chunks(path);
            all.headers(path);
        }
        all.requestLines();
        all.bodies(door, "");
        all.bodies("/admin/rejected-events/replay", "Authorization: Bearer " + token + "\r\n");
        all.bodies("/admin/connection/import", "Authorization: Bearer " + token + "\r\n");
        all.queries();
        return all.cases;
    }

    private void framing(String name, String request, Set<Integer> statuses) {
        cases.add(new Case(name, request + NEXT, statuses, true));
    }

    private void lengths(String path) {
        var post = "POST " + path + " HTTP/1.1" + REST;
        for (String value : List.of(
                "abc",
                "-1",
                "+5",
                "5,5",
                "5, 6",
                "0x5",
                "5 5",
                "99999999999999999999",
                "5;",
                "1e3",
                "5.0",
                "٣",
                "\"5\"")) {
            framing("Content-Length " + value + " " + path, post + "Content-Length: " + value + "\r\n\r\n{}", REFUSED);
        }
        framing("two equal lengths " + path, post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", REFUSED);
        framing("two lengths " + path, post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", REFUSED);
        framing(
                "length and encoding " + path,
                post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                REFUSED);
        framing(
                "encoding and length " + path,
                post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                REFUSED);
    }

    private void encodings(String path) {
        var post = "POST " + path + " HTTP/1.1" + REST;
        for (String value : List.of(
                "gzip",
                "chunked, gzip",
                "gzip, chunked",
                "xchunked",
                "identity",
                "chunked chunked",
                "chunked;q=1",
                "")) {
            framing(
                    "Transfer-Encoding " + value + " " + path,
                    post + "Transfer-Encoding: " + value + "\r\n\r\n0\r\n\r\n",
                    Set.of(400, 501));
        }
        framing(
                "two encodings " + path,
                post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                Set.of(400, 501));
        framing(
                "HTTP/1.0 with an encoding " + path,
                "POST " + path + " HTTP/1.0" + REST + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                REFUSED);
    }

    private void chunks(String path) {
        var post = "POST " + path + " HTTP/1.1" + REST + "Transfer-Encoding: chunked\r\n\r\n";
        for (String chunk : List.of(
                "xyz\r\nab\r\n0\r\n\r\n",
                "-5\r\nabcde\r\n0\r\n\r\n",
                "0x5\r\nabcde\r\n0\r\n\r\n",
                "FFFFFFFFFFFFFFFFF\r\nab\r\n0\r\n\r\n",
                "\r\nab\r\n0\r\n\r\n",
                "2\nab\r\n0\r\n\r\n",
                "2\r\nabXX0\r\n\r\n",
                "2\r\nab\n0\r\n\r\n")) {
            framing("chunk " + chunk.strip().replaceAll("\\s+", "~") + " " + path, post + chunk, ANY);
        }
    }

    private void headers(String path) {
        var post = "POST " + path + " HTTP/1.1\r\n";
        var good = "Host: hub\r\nContent-Length: 2\r\n";
        for (Map.Entry<String, String> wrong : Map.ofEntries(
                        Map.entry("line feeds alone", (post + good + "\r\n").replace("\r", "")),
                        Map.entry("carriage returns alone", post + "Host: hub\rX: y\r\n\r\n"),
                        Map.entry("folded with a space", post + "Host: hub\r\nX: a\r\n b\r\n\r\n"),
                        Map.entry("folded with a tab", post + "Host: hub\r\nX: a\r\n\tb\r\n\r\n"),
                        Map.entry("a space before the first header", post + " X: a\r\nHost: hub\r\n\r\n"),
                        Map.entry("no colon", post + "Host: hub\r\nnothing\r\n\r\n"),
                        Map.entry("no name", post + "Host: hub\r\n: x\r\n\r\n"),
                        Map.entry("a space before the colon", post + "Host : hub\r\n\r\n"),
                        Map.entry("a space in a name", post + "Host: hub\r\nFo o: x\r\n\r\n"),
                        Map.entry("NUL in a value", post + "Host: hub\r\nX: a\u0000b\r\n\r\n"),
                        Map.entry("NUL in a name", post + "Host: hub\r\nX\u0000: a\r\n\r\n"),
                        Map.entry("a control character in a name", post + "Host: hub\r\nX\u0001: a\r\n\r\n"),
                        Map.entry("no host", post + "Content-Length: 0\r\n\r\n"),
                        Map.entry("two hosts", post + "Host: a\r\nHost: b\r\n\r\n"))
                .entrySet()) {
            framing(wrong.getKey() + " " + path, wrong.getValue(), REFUSED);
        }
        var large = Set.of(431);
        framing("one header of 20 KB " + path, post + "Host: hub\r\nX: " + "a".repeat(20_000) + "\r\n\r\n", large);
        framing(
                "9 KB of headers " + path,
                post + "Host: hub\r\n" + "Abcdefgh: 1234567\r\n".repeat(500) + "\r\n",
                large);
        framing("an expectation " + path, post + good + "Expect: more\r\n\r\n{}", Set.of(417));
    }

    private void requestLines() {
        for (String line : List.of(
                "GET",
                "GET /",
                "/ HTTP/1.1",
                "GET / HTTP/1.1 x",
                "GET / http/1.1",
                "GET / HTTP/1.1.1",
                "GET / HTCPCP/1.0",
                "GET / FTP/1.1",
                "G@T\u0001 / HTTP/1.1",
                "GET /\u0000 HTTP/1.1",
                "GET / HTTP/")) {
            framing("line " + line, line + REST + "\r\n", Set.of(400, 505));
        }
        for (String line : List.of("GET / HTTP/2.0", "GET / HTTP/1.2", "GET / HTTP/9.9", "PRI * HTTP/2.0")) {
            framing("line " + line, line + REST + "\r\n", Set.of(505));
        }
        for (String line : List.of("TRACE / HTTP/1.1", "TRACE /admin/status HTTP/1.1", "CONNECT hub:80 HTTP/1.1")) {
            framing("line " + line, line + REST + "\r\n", Set.of(405));
        }
        framing("a line of 5 KB", "GET /" + "a".repeat(5_000) + " HTTP/1.1" + REST + "\r\n", Set.of(414));
        framing("a line of 200 KB", "GET /" + "a".repeat(200_000) + " HTTP/1.1" + REST + "\r\n", Set.of(414));
        framing("a method of 5 KB", "G".repeat(5_000) + " / HTTP/1.1" + REST + "\r\n", Set.of(414));
        for (String line : List.of(
                "get / HTTP/1.1",
                "FOO / HTTP/1.1",
                "OPTIONS * HTTP/1.1",
                "GET * HTTP/1.1",
                "GET //../..//etc/passwd HTTP/1.1",
                "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /% HTTP/1.1",
                "GET /%00 HTTP/1.1",
                "GET /\\..\\x HTTP/1.1",
                "GET http://[::1 HTTP/1.1",
                "GET http:///x HTTP/1.1",
                "GET ?a=b HTTP/1.1",
                "GET /#x HTTP/1.1",
                "GET /\u00e4 HTTP/1.1",
                "GET /admin/status;x=y HTTP/1.1",
                "GET /nowhere?%ff%fe=%c0%80 HTTP/1.1",
                "PUT " + door + " HTTP/1.1",
                "DELETE " + door + " HTTP/1.1",
                "PATCH " + door + " HTTP/1.1",
                "GET " + door + " HTTP/1.1")) {
            cases.add(new Case("line " + line, line + REST + "\r\n", ANY, false));
        }
    }

    private void bodies(String path, String headers) {
        var event = "{\"type\":\"contact.updated\",\"subject\":{\"type\":\"contact\",\"id\":\"%s\"}}";
        for (String body : List.of(
                "[".repeat(10_000),
                "[".repeat(10_000) + "]".repeat(10_000),
                "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
                "{\"n\":" + "1".repeat(60_000) + "}",
                "{\"n\":1e1000000000}",
                "{\"n\":-1e-999999999999}",
                "{\"type\":\"a\",\"type\":\"b\",\"subject\":{\"type\":\"contact\",\"id\":\"x\"}}",
                event.formatted("\\ud800"),
                event.formatted("\\udc00\\ud800"),
                event.formatted("\\u0000"),
                event.formatted("\u0000"),
                event.formatted("a\nb"),
                event.formatted("x".repeat(60_000)),
                event.formatted("x") + " {}",
                event.formatted("x") + "]",
                "\ufeff" + event.formatted("x"),
                "",
                "null",
                "true",
                "1",
                "\"x\"",
                "{",
                "{\"type\"",
                "{'type':'a'}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "{\"a\":1,}",
                "[1,]",
                "/* */{}",
                "{\"type\":1,\"subject\":{\"type\":2,\"id\":3}}",
                "{\"type\":\"a\",\"subject\":\"b\"}",
                "{\"type\":\"a\",\"subject\":{\"type\":\"\",\"id\":\"x\"}}",
                "{\"select\":{\"ids\":\"';DROP TABLE hub.entity;--\"}}",
                "<x/>",
                "a=b&c=d")) {
            body(path, headers, "application/json", body.getBytes(UTF_8));
        }
        body(path, headers, "application/json", event.formatted("x").getBytes(UTF_16));
        body(
                path,
                headers,
                "application/json;charset=utf-16",
                event.formatted("x").getBytes(UTF_16));
        body(path, headers, "application/json", new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'});
        body(path, headers, "application/json", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        var start = "POST " + path + " HTTP/1.1" + REST + headers + "Content-Type: application/json\r\n";
        if (path.equals(door)) {
            var tooLarge = Set.of(413);
            var chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
            framing("5 GB " + path, start + "Content-Length: 5368709120\r\n\r\n{", tooLarge);
            framing("64 KiB + 1 " + path, start + "Content-Length: 65537\r\n\r\n" + " ".repeat(65_537), tooLarge);
            framing("too much in chunks", start + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(5), tooLarge);
        }
    }

    private void body(String path, String headers, String type, byte[] body) {
        var head = "POST %s HTTP/1.1%sContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(path, REST, type, headers, body.length);
        var shown = new String(body, ISO_8859_1);
        var name = "%s: %s".formatted(path, shown.length() > 60 ? shown.substring(0, 60) + "…" : shown);
        cases.add(new Case(name, head + shown, ANY, false));
    }

    private void queries() {
        for (String query : List.of(
                "/admin/entities/contact/x",
                "/admin/entities/spaceship/2a39e420-0000-0000-0000-000000000000",
                "/admin/explain/contact/%00",
                "/admin/explain/contact/'%20OR%201=1",
                "/admin/dead-letters?limit=x",
                "/admin/dead-letters?limit=-1",
                "/admin/dead-letters?limit=99999999999",
                "/admin/dead-letters?cursor=%ff",
                "/admin/dead-letters?cursor=AAAA",
                "/admin/rejected-events?cursor=AAAA",
                "/admin/rejected-events/x",
                "/admin/reconciliations/x",
                "/admin/reconciliations/x/report",
                "/api/entities/contact/x",
                "/api/entities/x/y")) {
            var request = "GET " + query + " HTTP/1.1" + REST + "Authorization: Bearer " + token + "\r\n\r\n";
            cases.add(new Case(query, request, ANY, false));
        }
    }
}
