package io.teamleaderhub.teamleader.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.teamleaderhub.support.HubParts;
import io.teamleaderhub.support.RawServer;
import io.teamleaderhub.teamleader.Answer;
import io.teamleaderhub.teamleader.EntityKey;
import io.teamleaderhub.teamleader.EntityType;
import io.teamleaderhub.teamleader.Teamleader;
import io.teamleaderhub.teamleader.budget.ApiBudget;
import io.teamleaderhub.teamleader.budget.CallClass;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only a server with a valid certificate for its name, of an authority that is trusted, is given anything. */
@MicronautTest(transactional = false)
class TlsIT extends HubParts {
    private static final String PASSWORD = "test-certificates";
    private static final EntityKey KEY = new EntityKey(EntityType.CONTACT, new UUID(1, 2));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path folder;

    @BeforeAll
    static void connect(Connection connection) throws Exception {
        connection.store("account", new Grant.Tokens("access", "refresh", Duration.ofHours(1)));
        keytool(generate("authority", "authority", "bc:c"));
        keytool("-exportcert", "-alias", "authority", "-keystore", store("authority"), "-file", file("authority.cer"));
        keytool("-importcert", "-noprompt", "-keystore", store("trust"), "-file", file("authority.cer"));
        certificate("valid", "localhost", "-validity", "2");
        certificate("expired", "localhost", "-startdate", "-10d", "-validity", "5");
        certificate("of-another-host", "teamleader.example", "-validity", "2");
        keytool(generate("not-trusted", "key", "SAN=dns:localhost"));
    }

    @Test
    void aTrustedCertificateOfThatNameIsSpokenToInTls12And13() throws Exception {
        for (String version : List.of("TLSv1.2", "TLSv1.3")) {
            try (var server = server("valid", version)) {
                assertThat(answerOf(server)).as(version).isInstanceOf(Answer.Found.class);
                assertThat(server.requests()).anyMatch(request -> request.contains("Bearer access"));
            }
        }
    }

    @Test
    void anyOtherCertificateIsATypedFailureAndSeesNoToken() throws Exception {
        for (String certificate : List.of("expired", "of-another-host", "not-trusted")) {
            try (var server = server(certificate, "TLSv1.3")) {
                assertThat(answerOf(server)).as(certificate).isInstanceOf(Answer.Unavailable.class);
                assertThat(server.requests()).as(certificate).allMatch(String::isEmpty);
            }
        }
    }

    private Answer answerOf(RawServer server) throws InterruptedException {
        var properties = new HashMap<String, Object>(getProperties());
        properties.put("hub.teamleader.api-url", server.url().toString());
        properties.put("micronaut.http.services.teamleader.ssl.trust-store.path", "file:" + store("trust"));
        properties.put("micronaut.http.services.teamleader.ssl.trust-store.password", PASSWORD);
        properties.put("micronaut.http.services.teamleader.ssl.trust-store.type", "PKCS12");
        try (var context = ApplicationContext.run(properties, "test")) {
            var permit = context.getBean(ApiBudget.class)
                    .take(CallClass.LIVE, Duration.ofSeconds(30))
                    .orElseThrow();
            return context.getBean(Teamleader.class).info(KEY, permit);
        }
    }

    private static RawServer server(String certificate, String version) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(Path.of(store(certificate)))) {
            store.load(in, PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setEnabledProtocols(new String[] {version});
        var server = RawServer.on(socket);
        var body = "{\"data\":{\"id\":\"" + KEY.id() + "\"}}";
        server.answerWith("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n" + body);
        return server;
    }

    private static String store(String name) {
        return file(name + ".p12");
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    /** A key and its certificate, signed by the authority. */
    private static void certificate(String name, String host, String... validity) throws Exception {
        Files.copy(Path.of(store("authority")), Path.of(store(name)));
        keytool(generate(name, "key", "SAN=dns:" + host, "-signer", "authority"), validity);
        keytool("-delete", "-alias", "authority", "-keystore", store(name));
    }

    private static String[] generate(String store, String alias, String extension, String... more) {
        var arguments =
                new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + store));
        arguments.addAll(List.of("-ext", extension, "-keystore", store(store)));
        arguments.addAll(Arrays.asList(more));
        return arguments.toArray(String[]::new);
    }

    private static void keytool(String[] arguments, String[] more) throws Exception {
        keytool(Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
