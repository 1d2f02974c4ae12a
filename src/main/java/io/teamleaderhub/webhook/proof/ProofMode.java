package io.teamleaderhub.webhook.proof;

import java.util.Arrays;

/** What a webhook has to prove itself by; never less than that. */
public enum ProofMode {
    /** The signed URL. */
    URL("url"),
    /** The signed URL and a relay's signature over the request. */
    URL_AND_REQUEST("url+request"),
    /** A relay's signature alone, on a URL that is no secret. */
    REQUEST("request");

    private final String setting;

    ProofMode(String setting) {
        this.setting = setting;
    }

    static ProofMode of(String setting) {
        return Arrays.stream(values())
                .filter(mode -> mode.setting.equals(setting))
                .findFirst()
                .orElseThrow();
    }

    /** As the setting HUB_WEBHOOK_PROOF names it. */
    public String setting() {
        return setting;
    }

    boolean url() {
        return this != REQUEST;
    }

    boolean request() {
        return this != URL;
    }
}
