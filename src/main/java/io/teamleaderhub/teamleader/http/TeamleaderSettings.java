package io.teamleaderhub.teamleader.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How this hub is known to Teamleader, and how long a call may take.
 *
 * @param clientId OAuth client id of the integration
 * @param clientSecret its secret; never shown
 * @param redirectUri where a consent comes back to, as entered in the Marketplace
 * @param apiUrl the API's base URL
 * @param authUrl the OAuth host's base URL
 * @param timeout how long one call may take
 */
@ConfigurationProperties("hub.teamleader")
public record TeamleaderSettings(
        String clientId, String clientSecret, String redirectUri, String apiUrl, String authUrl, Duration timeout) {
    /** The API version every call asks for: the newest dated one in the API's documentation. */
    public static final String API_VERSION = "2023-09-26";

    /** Asks for the version in a request, and says in an answer which one it is in. */
    public static final String VERSION_HEADER = "X-Api-Version";

    @Override
    public String toString() {
        return "TeamleaderSettings[" + apiUrl + "]";
    }
}
