package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The OAuth side of the account: codes, access tokens and single-use refresh tokens. */
public final class Tokens {
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private final SimulatorSettings settings;
    private final Draw draw;
    private final Map<String, Instant> codes = new HashMap<>();
    private final Map<String, Instant> accessTokens = new HashMap<>();
    private final Map<String, String> accessByRefresh = new HashMap<>();
    private final Set<String> spent = new HashSet<>();
    private final Set<String> revoked = new HashSet<>();
    private Duration accessTokenLife;
    private boolean denying;
    private int reuses;

    Tokens(SimulatorSettings settings) {
        this.settings = settings;
        this.draw = new Draw(settings.seed(), "tokens");
        this.accessTokenLife = settings.oauth().accessTokenLife();
    }

    /** A fresh pair, as a token answer: what completing the OAuth dance would have given. */
    public synchronized ObjectNode issue() {
        String access = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9." + draw.hex(900);
        String refresh = "def50200" + draw.hex(640);
        accessTokens.put(access, settings.time().clock().instant().plus(accessTokenLife));
        accessByRefresh.put(refresh, access);
        return Json.object()
                .put("token_type", "Bearer")
                .put("expires_in", accessTokenLife.toSeconds())
                .put("access_token", access)
                .put("refresh_token", refresh);
    }

    /** Ends the life of every access token. */
    public synchronized void invalidateAccessTokens() {
        accessTokens.replaceAll((token, expiry) -> Instant.EPOCH);
    }

    /** Revokes every refresh token, as editing the integration or uninstalling it does. */
    public synchronized void invalidateRefreshTokens() {
        revoked.addAll(accessByRefresh.keySet());
        accessByRefresh.clear();
    }

    public void invalidateTokens() {
        invalidateAccessTokens();
        invalidateRefreshTokens();
    }

    /** Makes the user refuse, or grant again, the next requests for authorization. */
    public synchronized void denyAuthorization(boolean deny) {
        denying = deny;
    }

    /** The life of access tokens issued from now on. */
    public synchronized void setAccessTokenLife(Duration life) {
        accessTokenLife = life;
    }

    /** How often a refresh token was presented that an earlier refresh had spent. */
    public synchronized int reuses() {
        return reuses;
    }

    synchronized boolean denying() {
        return denying;
    }

    synchronized String code() {
        String code = "def50200" + draw.hex(300);
        codes.put(code, settings.time().clock().instant().plus(CODE_LIFE));
        return code;
    }

    /** Whether the token was ever issued, be it expired or revoked by now. */
    synchronized boolean known(String accessToken) {
        return accessTokens.containsKey(accessToken);
    }

    synchronized boolean valid(String accessToken) {
        Instant expiry = accessTokens.get(accessToken);
        return expiry != null && settings.time().clock().instant().isBefore(expiry);
    }

    synchronized Answer redeem(String code) {
        Instant expiry = codes.remove(code);
        if (expiry == null || !settings.time().clock().instant().isBefore(expiry)) {
            String title = "The provided authorization grant is invalid, expired or revoked.";
            return Answer.refusedGrant(10, 400, title, "invalid_grant", "Authorization code has been revoked");
        }
        return Answer.json(200, issue());
    }

    synchronized Answer refresh(String refreshToken) {
        String access = accessByRefresh.remove(refreshToken);
        if (access != null) {
            spent.add(refreshToken);
            if (settings.has(Switch.REFRESH_REVOKES_ACCESS_TOKEN)) {
                accessTokens.put(access, Instant.EPOCH);
            }
            return Answer.json(200, issue());
        }
        boolean wasIssued = spent.contains(refreshToken) || revoked.contains(refreshToken);
        reuses += spent.contains(refreshToken) ? 1 : 0;
        String hint = wasIssued ? "Token has been revoked" : "Cannot decrypt the refresh token";
        return Answer.refusedGrant(8, 400, "The refresh token is invalid.", "invalid_request", hint);
    }

    boolean isClient(String id, String secret) {
        return Objects.equals(id, settings.oauth().clientId())
                && Objects.equals(secret, settings.oauth().clientSecret());
    }
}
