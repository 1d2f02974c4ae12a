package io.teamleaderhub.webhook.registration;

import io.micronaut.json.tree.JsonNode;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallClass;
import io.teamleaderhub.teamleader.budget.Permit;
import io.teamleaderhub.teamleader.connection.Connection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;

/**
 * The calls about webhooks. Each blocks: 20 s at the most for its permit, then for the call. Each throws {@link NotNowException}
 * when there is no permit or Teamleader does not do it; what Teamleader says is not shown, since it may quote the URL.
 */
@Singleton
final class Hooks {
    private static final Duration PERMIT_WITHIN = Duration.ofSeconds(20);

    private final Teamleader teamleader;
    private final ApiBudget budget;
    private final Connection connection;

    Hooks(Teamleader teamleader, ApiBudget budget, Connection connection) {
        this.teamleader = teamleader;
        this.budget = budget;
        this.connection = connection;
    }

    Listing list() throws InterruptedException {
        return Listing.of(called("list", teamleader::listWebhooks));
    }

    void register(String url, Collection<String> types) throws InterruptedException {
        called("register", permit -> teamleader.registerWebhooks(url, types, permit));
    }

    void unregister(String url, Collection<String> types) throws InterruptedException {
        called("unregister", permit -> teamleader.unregisterWebhooks(url, types, permit));
    }

    private JsonNode called(String action, Function<Permit, Answer> call) throws InterruptedException {
        if (!connection.usable()) {
            throw new NotNowException("The hub is not connected to Teamleader. See ./hub status.");
        }
        var permit = budget.take(CallClass.OPERATOR, PERMIT_WITHIN)
                .orElseThrow(() -> new NotNowException("The call budget is used up. Try again in a minute."));
        var answer = call.apply(permit);
        if (answer instanceof Answer.Found(var data)) {
            return data;
        }
        throw new NotNowException("Teamleader did not %s webhooks (%s). Try again.".formatted(action, kind(answer)));
    }

    private static String kind(Answer answer) {
        return answer instanceof Answer.Invalid(int status, var detail) ? String.valueOf(status) : answer.kind();
    }
}
