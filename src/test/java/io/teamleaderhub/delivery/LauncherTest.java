package io.teamleaderhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    private FakeClone clone;

    @BeforeEach
    void create(@TempDir Path folder) throws Exception {
        clone = new FakeClone(folder);
    }

    @Test
    void withoutAJdkItSaysWhatToInstall() throws Exception {
        var result = clone.run("serve");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("needs a JDK 25 or newer").contains("Install one");
    }

    @Test
    void anOldJavaHomeDoesNotHideANewerJdk() throws Exception {
        Path old = clone.addJdk("a-17", "17.0.1");
        clone.addJdk("b-25", "25.0.1");

        var result = clone.with("JAVA_HOME", old.toString()).run("serve");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).startsWith("java 25.0.1: ").contains("teamleader-hub.jar serve");
    }

    @Test
    void onlyOldJdksAreNone() throws Exception {
        clone.addJdk("a-17", "17.0.1");
        clone.addJdk("b-8", "1.8.0_402");

        assertThat(clone.run("serve").exitCode()).isEqualTo(1);
    }

    @Test
    void aNewEnoughJavaHomeIsTaken() throws Exception {
        clone.addJdk("a-25", "25");
        Path chosen = clone.addJdk("b-26", "26-ea");

        assertThat(clone.with("JAVA_HOME", chosen.toString()).run("serve").output())
                .startsWith("java 26-ea: ");
    }

    @Test
    void argumentsSettingsAndExitCodePassThrough() throws Exception {
        clone.addJdk("a-25", "25");
        clone.with("HUB_PUBLIC_URL", "https://hub.example").with("FAKE_EXIT", "7");

        var result = clone.with("HUB_JAVA_OPTS", "-Xmx64m -Dglob=*").run("why", "contact:1 2", "");

        assertThat(result.exitCode()).isEqualTo(7);
        assertThat(result.output())
                .contains("-Xmx64m -Dglob=* -jar")
                .contains("why contact:1 2")
                .contains("options=none setting=https://hub.example");
    }

    @Test
    void javaTakesTheLaunchersPlaceSoThatSignalsReachIt() throws Exception {
        clone.addJdk("a-25", "25");

        var launch = clone.start("serve");

        assertThat(launch.result().output())
                .contains("process=" + launch.process().pid() + "\n");
    }

    @Test
    void noArgumentsAskForHelp() throws Exception {
        clone.addJdk("a-25", "25");

        assertThat(clone.run().output()).contains("teamleader-hub.jar --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "bench", "simulator"})
    void whatIsForDevelopersRunsOnTheirClassPath(String command) throws Exception {
        clone.addJdk("a-25", "25");
        clone.addMaven();
        clone.addSources();

        assertThat(clone.run(command, "--for", "30s").output())
                .contains("target/test-classes:/libs/a.jar:/libs/b.jar io.teamleaderhub.dev.Dev " + command)
                .contains("--for 30s")
                .doesNotContain("TieredStopAtLevel");
    }

    @Test
    void buildsOnFirstUseAndAgainWhenTheSourcesAreNewer() throws Exception {
        clone.addJdk("a-25", "25");
        clone.addMaven();
        clone.addSources();

        assertThat(clone.run("status").output())
                .startsWith("Building Teamleader Hub (first use takes a few minutes) …");
        assertThat(clone.run("status").output()).startsWith("java 25: ");
        Files.setLastModifiedTime(
                clone.file("src/Main.java"), FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(clone.run("status").output()).startsWith("Building Teamleader Hub (its sources have changed) …");
        assertThat(clone.mavenCalls()).hasSize(2).allMatch(call -> call.contains("-DskipTests package"));
    }

    @Test
    void aFailedBuildShowsWhatMavenSaidAndRunsNothing() throws Exception {
        clone.addJdk("a-25", "25");
        clone.addMaven();
        clone.addSources();

        var result = clone.with("FAKE_MAVEN_FAILS", "yes").run("status");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("[ERROR] does not compile").doesNotContain("java 25");
    }

    @Test
    void withoutMavenItSaysSoWhenItHasToBuild() throws Exception {
        clone.addJdk("a-25", "25");
        clone.addSources();

        var result = clone.run("status");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("Maven is needed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void launchesAtOnceBuildOnce(boolean flock) throws Exception {
        if (flock) {
            // Where there is none, as on macOS, both runs show the other lock.
            clone.addTool("flock");
        }
        clone.addJdk("a-25", "25");
        clone.addMaven();
        clone.addSources();

        var one = clone.start("status");
        var other = clone.start("status");

        assertThat(one.result().exitCode()).isZero();
        assertThat(other.result().exitCode()).isZero();
        assertThat(clone.mavenCalls()).hasSize(1);
    }

    @Test
    void aLockLeftBehindDoesNotHoldUpTheBuild() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        assertThat(gone.waitFor()).isZero();
        clone.addJdk("a-25", "25");
        clone.addMaven();
        clone.addSources();
        Files.createDirectories(clone.file("target"));
        Files.createSymbolicLink(clone.file("target/.hub-lock"), Path.of(Long.toString(gone.pid())));

        assertThat(clone.run("status").exitCode()).isZero();
        assertThat(clone.file("target/.hub-lock")).doesNotExist();
    }
}
