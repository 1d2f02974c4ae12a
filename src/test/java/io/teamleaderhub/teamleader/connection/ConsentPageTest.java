package io.teamleaderhub.teamleader.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.teamleader.connection.ConsentResult.Accepted;
import io.teamleaderhub.teamleader.connection.ConsentResult.Rejected;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsentPageTest {
    @Test
    void thePolicyAllowsThePagesOwnStyleAndNothingElse() throws Exception {
        var matcher = Pattern.compile("(?s)<style>(.*)</style>").matcher(rejected("x", "y"));
        assertThat(matcher.find()).isTrue();
        var hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(matcher.group(1).getBytes(UTF_8)));

        assertThat(ConsentPage.headers())
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'sha256-" + hash
                                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }

    @Test
    void whateverIsSaidIsShownAsText() {
        var nasty = "<img src=x onerror=\"alert('1')\"> & so on";
        var shown = "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; so on";

        assertThat(rejected(nasty, nasty))
                .contains("<p>" + shown + ".</p>", "<p>" + shown + "</p>")
                .doesNotContain("<img");
        assertThat(ConsentPage.html(new Accepted(new Identity(nasty, nasty), Instant.EPOCH)))
                .contains("<dd>" + shown + "</dd>")
                .doesNotContain("<img");
    }

    @Test
    void aReasonReadsAsASentenceAndANamelessUserIsSaidToBe() {
        assertThat(rejected("state used.", "")).contains("<p>State used.</p>");
        assertThat(rejected("", "")).contains("<p>No reason given.</p>");
        assertThat(ConsentPage.html(new Accepted(new Identity("a", ""), Instant.EPOCH)))
                .contains("<dd>a user whose name Teamleader does not tell</dd>");
    }

    private static String rejected(String reason, String advice) {
        return ConsentPage.html(new Rejected(reason, advice, false));
    }
}
