package io.teamleaderhub.settings;

import static io.teamleaderhub.platform.Setting.HUB_HOST;
import static io.teamleaderhub.platform.Setting.HUB_MANAGEMENT_PORT;
import static io.teamleaderhub.platform.Setting.HUB_OPERATOR_TOKEN;
import static io.teamleaderhub.platform.Setting.HUB_PORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.teamleaderhub.support.Sent;
import io.teamleaderhub.support.TestHub;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Where a hub listens, and to whom. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListeningIT {
    private static final String TOKEN = "another-operator-token-than-the-usual-one";

    private final String address = otherAddress();
    private final TestHub hub =
            TestHub.start(TestHub.smallCompany(), Map.of("HUB_HOST", address, "HUB_OPERATOR_TOKEN", TOKEN));
    private final Sent sent = new Sent();

    @AfterAll
    void close() {
        sent.close();
        hub.close();
    }

    @Test
    @Effect(HUB_HOST)
    void itListensOnItsAddressOnly() throws Exception {
        for (int port : new int[] {port(), managementPort()}) {
            reach(address, port);
            assertThatThrownBy(() -> reach("127.0.0.1", port)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    @Effect({HUB_PORT, HUB_MANAGEMENT_PORT})
    void healthIsOnThePortOfManagementAndTheRestOnTheOther() throws Exception {
        assertThat(status(port(), "/admin/status", TOKEN)).isEqualTo(200);
        assertThat(status(port(), "/health/liveness", TOKEN)).isEqualTo(404);
        assertThat(status(managementPort(), "/health/liveness", TOKEN)).isEqualTo(200);
        assertThat(status(managementPort(), "/admin/status", TOKEN)).isEqualTo(404);
    }

    @Test
    @Effect(HUB_OPERATOR_TOKEN)
    void itsOperatorTokenOpensItAndNoOther() throws Exception {
        assertThat(status(port(), "/admin/status", TOKEN)).isEqualTo(200);
        assertThat(status(port(), "/admin/status", hub.surroundings().operatorToken()))
                .isEqualTo(401);
    }

    private static void reach(String address, int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(address), port), 5_000);
        }
    }

    private int status(int port, String path, String token) throws Exception {
        var uri = URI.create("http://%s:%d%s".formatted(address, port, path));
        return sent.send("GET", uri, new byte[0], Optional.of(token)).statusCode();
    }

    private int port() {
        return hub.surroundings().port();
    }

    private int managementPort() {
        return hub.surroundings().managementPort();
    }

    /** 127.0.0.2, or an address of this machine's where that is not one (macOS). */
    private static String otherAddress() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), 0));
            return "127.0.0.2";
        } catch (IOException e) {
            return addressOfThisMachine();
        }
    }

    private static String addressOfThisMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(InetAddress::isSiteLocalAddress)
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
