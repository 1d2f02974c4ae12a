package io.teamleaderhub.teamleader.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedirectTest {
    @Test
    void aQueryIsReadAndDecoded() {
        assertThat(Redirect.ofQuery("code=a%2Bb&state=s+t&other=x")).isEqualTo(new Redirect("a+b", "s t", null));
        assertThat(Redirect.ofQuery("error=access_denied&state=s")).isEqualTo(new Redirect(null, "s", "access_denied"));
    }

    @Test
    void whatIsMissingOrEmptyIsNone() {
        assertThat(Redirect.ofQuery("")).isEqualTo(new Redirect(null, null, null));
        assertThat(Redirect.ofQuery("code=&state&=x&&")).isEqualTo(new Redirect(null, null, null));
    }

    @Test
    void ofAParameterThatIsThereTwiceTheFirstCounts() {
        assertThat(Redirect.ofQuery("code=a&code=b").code()).isEqualTo("a");
    }

    @Test
    void anEncodingThatIsNoneIsTakenAsItIs() {
        assertThat(Redirect.ofQuery("code=%zz").code()).isEqualTo("%zz");
    }

    @Test
    void isNotShown() {
        assertThat(new Redirect("c", "s", null)).hasToString("Redirect[***]");
    }
}
