package io.teamleaderhub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamleaderhub.platform.Setting;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class EffectsTest {
    private final List<Method> observing = observing();

    @Test
    void everySettingHasATestThatItTakesEffect() {
        var observed = EnumSet.noneOf(Setting.class);
        observing.forEach(method ->
                observed.addAll(List.of(method.getAnnotation(Effect.class).value())));

        assertThat(Arrays.stream(Setting.values()).filter(setting -> !observed.contains(setting)))
                .as("settings without a test annotated with @Effect")
                .isEmpty();
    }

    @Test
    void whatSaysThatItObservesASettingIsATest() {
        assertThat(observing)
                .isNotEmpty()
                .allMatch(method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class));
    }

    private static List<Method> observing() {
        try {
            var root = Path.of(EffectsTest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (var files = Files.walk(root)) {
                return files.map(file -> root.relativize(file).toString().replace('/', '.'))
                        .filter(name -> name.endsWith("Test.class") || name.endsWith("IT.class"))
                        .flatMap(name -> methods(name.substring(0, name.length() - ".class".length())))
                        .filter(method -> method.isAnnotationPresent(Effect.class))
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Method> methods(String className) {
        try {
            return Arrays.stream(Class.forName(className, false, EffectsTest.class.getClassLoader())
                    .getDeclaredMethods());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
