package io.teamleaderhub.teamleader.connection;

/**
 * Where an administrator gives consent; works once, within 10 minutes.
 *
 * @param url open it in a browser, logged in to Teamleader
 * @param state what the redirect must carry
 */
public record ConsentLink(String url, String state) {
    @Override
    public String toString() {
        return "ConsentLink[***]";
    }
}
