package io.teamleaderhub.teamleader.connection;

import static io.teamleaderhub.platform.HtmlPage.escaped;

import io.teamleaderhub.platform.HtmlPage;
import io.teamleaderhub.teamleader.connection.ConsentResult.Accepted;
import io.teamleaderhub.teamleader.connection.ConsentResult.Rejected;
import java.util.Map;

/** What the browser that came back from Teamleader shows a person. Loads nothing, runs nothing, is not kept. */
public final class ConsentPage {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem; }
            h1 { font-size: 1.5rem; }
            .mark { font-size: 2.5rem; line-height: 1; }
            dt { opacity: .7; font-size: .85rem; }
            dd { margin: 0 0 .6rem; overflow-wrap: anywhere; }
            """;
    private static final HtmlPage PAGE = new HtmlPage(STYLE);

    private ConsentPage() {}

    /** What every answer to a redirect carries, be it this page or text: nothing of it is kept, sent on or run. */
    public static Map<String, String> headers() {
        return PAGE.headers();
    }

    /** The page as HTML, in UTF-8. */
    public static String html(ConsentResult result) {
        return switch (result) {
            case Accepted accepted ->
                page("Connected", "✓", "This hub is connected to Teamleader", connected(accepted));
            case Rejected rejected ->
                page("Not connected", "✗", "The consent was not accepted", """
                    <p>%s.</p>
                    <p>%s</p>
                    """.formatted(
                                escaped(sentence(rejected.reason())), escaped(rejected.advice())));
        };
    }

    private static String connected(Accepted accepted) {
        var user = accepted.identity().userName();
        return """
                <dl>
                <dt>Consent of</dt><dd>%s</dd>
                <dt>Teamleader account</dt><dd>%s</dd>
                </dl>
                <p>The hub, as soon as it runs, registers its webhooks and loads what is there; <code>./hub status</code>
                shows how far it is. You can close this page.</p>
                """.formatted(
                        escaped(user.isEmpty() ? "a user whose name Teamleader does not tell" : user),
                        escaped(accepted.identity().accountId()));
    }

    private static String page(String title, String mark, String heading, String content) {
        return PAGE.html(title, """
            <p class="mark" aria-hidden="true">%s</p>
            <h1>%s</h1>
            %s""".formatted(mark, heading, content));
    }

    private static String sentence(String reason) {
        var text = reason.isEmpty() ? "no reason given" : reason;
        var full = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return full.endsWith(".") ? full.substring(0, full.length() - 1) : full;
    }
}
