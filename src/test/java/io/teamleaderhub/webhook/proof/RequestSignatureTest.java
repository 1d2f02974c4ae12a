package io.teamleaderhub.webhook.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.teamleaderhub.platform.SigningSecret;
import io.teamleaderhub.support.Scale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSignatureTest {
    /** The known answer that Standard Webhooks' libraries test with. */
    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long TIME = 1_614_265_330L;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static final String OTHER = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
    private static final String OTHER_SECRET = "C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final long SEED = 20_260_116;

    private final Headers good = new Headers();

    /** Headers by name, in any case. */
    private static final class Headers {
        private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        Headers() {
            with("webhook-id", ID)
                    .with("webhook-timestamp", String.valueOf(TIME))
                    .with("webhook-signature", SIGNATURE);
        }

        Headers with(String name, String... all) {
            values.put(name, List.of(all));
            return this;
        }

        List<String> all(String name) {
            return values.getOrDefault(name, List.of());
        }
    }

    private static RequestSignature at(Instant now, String secrets) {
        return new RequestSignature(SigningSecret.parse(secrets), () -> now);
    }

    private static Optional<SignedRequest> verified(Headers headers, byte[] body) {
        return at(Instant.ofEpochSecond(TIME), SECRET).verify(headers::all, body);
    }

    private static boolean accepted(Headers headers) {
        return verified(headers, BODY).isPresent();
    }

    @Test
    void thePublishedRequestIsAccepted() {
        assertThat(verified(good, BODY))
                .hasValueSatisfying(signed -> assertThat(signed.webhookId()).isEqualTo(ID));
        assertThat(verified(good, "{\"test\":2432232314}".getBytes(UTF_8)))
                .as("serialised again")
                .isEmpty();
    }

    @Test
    void everyHeaderIsNeededOnce() {
        for (String name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            var value = good.all(name).getFirst();
            assertThat(accepted(new Headers().with(name))).as("no %s", name).isFalse();
            assertThat(accepted(new Headers().with(name, "")))
                    .as("empty %s", name)
                    .isFalse();
            assertThat(accepted(new Headers().with(name, value, value)))
                    .as("twice %s", name)
                    .isFalse();
            assertThat(accepted(new Headers().with(name, value, "x")))
                    .as("another %s", name)
                    .isFalse();
            assertThat(accepted(new Headers().with(name).with(name.toUpperCase(Locale.ROOT), value)))
                    .as("%s in capitals", name)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1614265330",
                " 1614265330",
                "1614265330 ",
                "01614265330",
                "-1614265330",
                "1614265330.0",
                "9223372036854775808",
                "9223372036854775807",
                "18446744075323816946",
                "0",
                "",
                "now",
                "1e9",
                "\u0661\u0666\u0661\u0664\u0662\u0666\u0665\u0663\u0663\u0660"
            })
    void aTimeIsPlainDigits(String timestamp) {
        assertThat(accepted(new Headers().with("webhook-timestamp", timestamp))).isFalse();
        assertThat(accepted(signed(ID, timestamp))).as("though it is signed").isFalse();
    }

    @Test
    void fiveMinutesEitherWayAreFineAndASecondMoreIsNot() {
        for (long off : new long[] {-300, -1, 0, 299, 300}) {
            assertThat(at(Instant.ofEpochSecond(TIME + off), SECRET).verify(good::all, BODY))
                    .as("%d s", off)
                    .isPresent();
        }
        for (long off : new long[] {-86_400, -301, 301, 86_400}) {
            assertThat(at(Instant.ofEpochSecond(TIME + off), SECRET).verify(good::all, BODY))
                    .as("%d s", off)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"msg.1", "msg 1", "msg\n1", "", ".", "m\u00e9", "a/b", "a:b"})
    void anIdHasNoDotAndNothingElseThatIsOdd(String id) {
        assertThat(accepted(signed(id, String.valueOf(TIME)))).isFalse();
    }

    @Test
    void anIdHasTwoHundredCharactersAtTheMost() {
        assertThat(accepted(signed("i".repeat(200), String.valueOf(TIME)))).isTrue();
        assertThat(accepted(signed("i".repeat(201), String.valueOf(TIME)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1,",
                "v1",
                "v0,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF=",
                "v1,g0hM9SsE-OTPJTGt_tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE==",
                "v1, g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=,v1,x",
                "v1,!!!",
                "v1,AAAA",
                "v1,83484cf52b04f8e4cf2531adfed9882ad4b2665137b852442d594d20e2c9d4e1"
            })
    void anotherVersionOrAnotherTextForTheSameBytesIsNoSignature(String signature) {
        assertThat(accepted(new Headers().with("webhook-signature", signature))).isFalse();
    }

    @Test
    void theRightOneMayBeAmongUpToTen() {
        assertThat(accepted(new Headers().with("webhook-signature", OTHER + " v1a,x v1, nonsense " + SIGNATURE)))
                .isTrue();
        var nine = String.join(" ", Collections.nCopies(9, OTHER));
        assertThat(accepted(new Headers().with("webhook-signature", nine + " " + SIGNATURE)))
                .isTrue();
        assertThat(accepted(new Headers().with("webhook-signature", nine + " " + OTHER + " " + SIGNATURE)))
                .isFalse();
        assertThat(accepted(new Headers().with("webhook-signature", SIGNATURE + " " + nine + " x")))
                .isFalse();
    }

    @Test
    void anyOfTheSecretsWillDoAndNoneThatWasTakenAway() {
        var now = Instant.ofEpochSecond(TIME);
        for (String secrets :
                List.of(SECRET, "whsec_" + SECRET, OTHER_SECRET + ",whsec_" + SECRET, SECRET + " , " + OTHER_SECRET)) {
            assertThat(at(now, secrets).verify(good::all, BODY)).as(secrets).isPresent();
        }
        assertThat(at(now, OTHER_SECRET).verify(good::all, BODY)).isEmpty();
    }

    @Test
    void itSaysWhichSecretItWas() {
        var secrets = SigningSecret.parse(OTHER_SECRET + "," + SECRET);
        assertThat(at(Instant.ofEpochSecond(TIME), OTHER_SECRET + "," + SECRET).verify(good::all, BODY))
                .contains(new SignedRequest(ID, secrets.getLast().id()));
        assertThat(secrets.getLast().id())
                .matches("[0-9a-f]{8}")
                .isNotEqualTo(secrets.getFirst().id());
    }

    @Test
    void bytesThatAreNoTextAreVerifiedAsTheyAre() {
        var body = new byte[] {(byte) 0xff, 0, (byte) 0xc3, 0x28, '\r', '\n'};
        var signature = "v1," + Base64.getEncoder().encodeToString(hmac(ID + "." + TIME + ".", body));
        assertThat(verified(new Headers().with("webhook-signature", signature), body))
                .isPresent();
        assertThat(verified(
                        new Headers().with("webhook-signature", signature), new String(body, UTF_8).getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void whatTheOfficialLibrarySignsIsAccepted() throws Exception {
        var random = new Random(SEED);
        for (int i = 0; i < 100; i++) {
            var id = "msg_" + new UUID(random.nextLong(), random.nextLong());
            var body = "{\"n\": " + random.nextInt() + ", \"text\": \"\u00e9\ud83d\ude00\"}";
            long time = TIME + random.nextInt(-300, 301);
            var signature = new Webhook("whsec_" + SECRET).sign(id, time, body);
            var headers = new Headers()
                    .with("webhook-id", id)
                    .with("webhook-timestamp", String.valueOf(time))
                    .with("webhook-signature", signature);
            assertThat(verified(headers, body.getBytes(UTF_8)))
                    .as("seed %d, %d", SEED, i)
                    .isPresent();
        }
    }

    @Test
    void noRequestWithABitFlippedIsAccepted() {
        var random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            assertThat(flipped(random)).as("seed %d, trial %d", SEED, i).isFalse();
        }
    }

    private static boolean flipped(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> verified(new Headers(), flip(BODY, random)).isPresent();
            case 1 -> accepted(new Headers().with("webhook-id", flip(ID, random)));
            case 2 -> accepted(new Headers().with("webhook-timestamp", flip(String.valueOf(TIME), random)));
            case 3 -> accepted(new Headers().with("webhook-signature", flip(SIGNATURE, random)));
            default -> {
                var secret = Base64.getEncoder()
                        .encodeToString(flip(Base64.getDecoder().decode(SECRET), random));
                yield at(Instant.ofEpochSecond(TIME), secret)
                        .verify(new Headers()::all, BODY)
                        .isPresent();
            }
        };
    }

    @Test
    void noHeadersMakeItThrow() {
        var random = new Random(SEED);
        for (int i = 0; i < Scale.of(2_000, 200_000); i++) {
            var headers = new Headers();
            var values = new ArrayList<String>();
            for (int n = random.nextInt(3); n >= 0; n--) {
                var bytes = new byte[random.nextInt(60)];
                random.nextBytes(bytes);
                values.add(new String(bytes, ISO_8859_1));
            }
            headers.with("webhook-signature", values.toArray(String[]::new));
            assertThat(accepted(headers)).as("seed %d, trial %d", SEED, i).isFalse();
        }
    }

    private static Headers signed(String id, String timestamp) {
        var signature = Base64.getEncoder().encodeToString(hmac(id + "." + timestamp + ".", BODY));
        return new Headers()
                .with("webhook-id", id)
                .with("webhook-timestamp", timestamp)
                .with("webhook-signature", "v1," + signature);
    }

    private static byte[] hmac(String prefix, byte[] body) {
        return SigningSecret.parse(SECRET).getFirst().sign(prefix.getBytes(UTF_8), body);
    }

    private static String flip(String text, Random random) {
        return new String(flip(text.getBytes(ISO_8859_1), random), ISO_8859_1);
    }

    private static byte[] flip(byte[] bytes, Random random) {
        var copy = bytes.clone();
        copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }
}
