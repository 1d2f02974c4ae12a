package io.teamleaderhub.dev.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** A stream of random values that the seed and the stream's name determine. Not thread-safe: its owner guards it. */
final class Draw {
    private final SplittableRandom random;

    Draw(long seed, String stream) {
        this.random = new SplittableRandom(seed * 31 + stream.hashCode());
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return below(100) < percent;
    }

    <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    <T> List<T> some(List<T> values, int atMost) {
        List<T> some = new ArrayList<>();
        int size = below(atMost + 1);
        for (int i = 0; i < size; i++) {
            T value = pick(values);
            if (!some.contains(value)) {
                some.add(value);
            }
        }
        return some;
    }

    /** 128 random bits laid out as a UUID, whatever version and variant that makes it. */
    String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(below(10));
        }
        return digits.toString();
    }

    String hex(int count) {
        StringBuilder hex = new StringBuilder();
        while (hex.length() < count) {
            hex.append(Long.toHexString(random.nextLong()));
        }
        return hex.substring(0, count);
    }

    /** Text that is missing now and then: null mostly, the empty string sometimes. */
    JsonNode maybe(int percent, Supplier<String> text) {
        if (chance(percent)) {
            return TextNode.valueOf(text.get());
        }
        return chance(80) ? NullNode.getInstance() : TextNode.valueOf("");
    }

    /** An amount of money: whole one time in three, else with one or two decimals as they come. */
    ObjectNode money(String currency) {
        ObjectNode money = Json.object();
        money.set("amount", amount(100_000));
        return money.put("currency", currency);
    }

    JsonNode amount(int bound) {
        if (chance(33)) {
            return IntNode.valueOf(below(bound));
        }
        BigDecimal cents = BigDecimal.valueOf(below(bound * 100), 2).stripTrailingZeros();
        return DecimalNode.valueOf(cents.scale() < 0 ? cents.setScale(0) : cents);
    }

    Instant before(Instant latest, int days) {
        return latest.minus(Duration.ofSeconds(1L + below(days * 86_400)));
    }

    String date(int firstYear, int years) {
        return LocalDate.of(firstYear, 1, 1).plusDays(below(years * 365)).toString();
    }
}
