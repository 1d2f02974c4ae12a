package io.teamleaderhub.teamleader.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.Query;
import io.teamleaderhub.teamleader.connection.ConsentResult.Accepted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Whose tokens become the connection's. */
@MicronautTest(transactional = false)
class AdmissionIT extends HubParts {
    private static final Grant.Tokens TOKENS = new Grant.Tokens("access", "refresh", Duration.ofHours(1));
    private static final int AT_ONCE = 6;

    @RepeatedTest(3)
    void ofSeveralFirstConsentsOfSeveralAccountsAtOnceOneIsLetIn(Admission admission) throws Exception {
        Query.execute(surroundings().database(), "DELETE FROM hub.connection");
        var together = new CyclicBarrier(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ConsentResult>> consents = IntStream.range(0, AT_ONCE)
                    .mapToObj(account -> (Callable<ConsentResult>) () -> {
                        together.await();
                        return admission.admit(new Identity("account-" + account, ""), TOKENS);
                    })
                    .toList();
            var results =
                    threads.invokeAll(consents).stream().map(Future::resultNow).toList();

            assertThat(results).filteredOn(Accepted.class::isInstance).hasSize(1);
        }
        assertThat(Query.firstColumn(surroundings().database(), "SELECT generation FROM hub.connection"))
                .containsExactly("1");
    }

    @Test
    void forgottenTokensCanBeHadAgainByTheSameAccountOnly(Admission admission, Connection connection) throws Exception {
        Query.execute(surroundings().database(), "DELETE FROM hub.connection");
        assertThat(connection.forget("asked to")).isFalse();
        admission.admit(new Identity("account-1", ""), TOKENS);

        assertThat(connection.forget("asked to")).isTrue();

        assertThat(connection.usable()).isFalse();
        assertThat(connection.state().orElseThrow().detail()).isEqualTo("asked to");
        assertThat(admission.admit(new Identity("account-2", ""), TOKENS)).isEqualTo(Admission.foreign());
        assertThat(admission.admit(new Identity("account-1", ""), TOKENS)).isInstanceOf(Accepted.class);
        assertThat(connection.usable()).isTrue();
    }
}
