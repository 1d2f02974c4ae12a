package io.teamleaderhub.refresh;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.time.Duration;

/**
 * How the workers go about it.
 *
 * @param workers fetches under way at once in this process
 * @param batch keys of one list call
 * @param cooldown least time between two fetches of a key
 * @param retry first wait after a failure; doubles up to 64 times
 * @param gather wait before the fields that only lists have are fetched after info, so that many keys share a call
 * @param absentRetry first wait when an announced entity is not there yet; then 5 and 30 times
 */
@ConfigurationProperties("hub.refresh")
record RefreshSettings(
        int workers, int batch, Duration cooldown, Duration retry, Duration absentRetry, Duration gather) {}
