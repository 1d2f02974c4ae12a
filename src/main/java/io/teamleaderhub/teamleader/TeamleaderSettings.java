package io.teamleaderhub.teamleader;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/** How this hub is known to Teamleader, and how long a call may take. */
@ConfigurationProperties("hub.teamleader")
record TeamleaderSettings(
        String clientId, String clientSecret, String redirectUri, String apiUrl, String authUrl, Duration timeout) {
    @Override
    public String toString() {
        return "TeamleaderSettings[" + apiUrl + "]";
    }
}
