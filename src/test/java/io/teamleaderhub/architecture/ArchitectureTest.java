package io.teamleaderhub.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.implement;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.token.validator.TokenValidator;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "io.teamleaderhub";
    /** Top first; those that do not exist yet are held by the rule from the day they do. */
    private static final List<String> ROOMS = List.of(
            "cli console front explain erasure crm registry export reconcile refresh webhook mirror teamleader access platform"
                    .split(" "));

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ArchitectureTest::handWritten)
            .importPackages(ROOT);
    private static final JavaClasses MAIN = ALL.that(describe("are the product's", ArchitectureTest::ofTheProduct));

    private static boolean ofTheProduct(JavaClass found) {
        return found.getSource()
                .filter(source -> new ImportOption.DoNotIncludeTests().includes(Location.of(source.getUri())))
                .isPresent();
    }

    private static boolean handWritten(Location location) {
        return !location.contains("/$") && !location.contains("$Intercepted");
    }

    private static String room(String name) {
        return ROOT + "." + name + "..";
    }

    @Test
    void aRoomUsesOnlyRoomsBelowItAndTheCommandLineOnlyPlatform() {
        var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        layers = layers.layer("root").definedBy(ROOT);
        for (String name : ROOMS) {
            layers = layers.optionalLayer(name).definedBy(room(name));
        }
        for (String name : ROOMS) {
            var users = new ArrayList<>(ROOMS.subList(0, ROOMS.indexOf(name)));
            users.removeIf(user -> user.equals("cli") && !name.equals("platform"));
            users.add("root");
            layers = layers.whereLayer(name).mayOnlyBeAccessedByLayers(users.toArray(String[]::new));
        }
        layers.check(MAIN);
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void theLowerRoomsSeeNoMoreThanTheyMust() {
        seesOnlyItselfPlatformAnd("platform");
        seesOnlyItselfPlatformAnd("access");
        seesOnlyItselfPlatformAnd("teamleader", "Roles", "OperatorApi");
        seesOnlyItselfPlatformAnd("mirror", "EntityType", "EntityKey", "Roles", "OperatorApi");
    }

    private static void seesOnlyItselfPlatformAnd(String room, String... classes) {
        var hidden = not(resideInAnyPackage(room(room), room("platform"))).and(not(simply(classes)));
        var ours = resideInAPackage(ROOT + "..");
        var within = resideInAPackage(room(room));
        noClasses().that(within).should().dependOnClassesThat(ours.and(hidden)).check(MAIN);
    }

    private static DescribedPredicate<JavaClass> simply(String... names) {
        return describe("named so", found -> List.of(names).contains(found.getSimpleName()));
    }

    @Test
    void onlyTheRoomsThatOwnOrReadATopicKnowKafka() {
        var kafka = resideInAnyPackage("org.apache.kafka..", "io.micronaut.configuration.kafka..")
                .and(not(simply("KafkaException")));
        var outside = noClasses()
                .that()
                .resideOutsideOfPackages(room("webhook"), room("refresh"), room("mirror.feed"), room("platform.kafka"));
        outside.should().dependOnClassesThat(kafka).check(MAIN);
    }

    @Test
    void onlyTransactionsSqlFailurePreflightAndMigrationsKnowJdbc() {
        var others = not(simply("Transactions", "SqlFailure", "Preflight", "LongStatements", "EarlyIndexes"));
        var jdbc = resideInAPackage("java.sql..");
        noClasses().that(others).should().dependOnClassesThat(jdbc).check(MAIN);
    }

    @Test
    void theProductNeverSeesTheDevelopersSourcesAndTheSimulatorNothingOfTheHub() {
        noClasses().should().dependOnClassesThat(resideInAPackage(room("dev"))).check(MAIN);
        var simulator = resideInAPackage(room("dev.simulator"));
        var rest = resideInAPackage(ROOT + "..").and(not(simulator));
        noClasses().that(simulator).should().dependOnClassesThat(rest).check(ALL);
    }

    @Test
    void timeAndIdsComeFromPlatformAndNobodySleeps() {
        var now = call("java.time.(Instant.now|Clock.system).*|java.util.UUID.randomUUID.*");
        noClasses()
                .that(resideOutsideOfPackage(room("platform")))
                .should()
                .callMethodWhere(now)
                .check(MAIN);
        noClasses().should().callMethodWhere(call("java.lang.Thread.sleep.*")).check(MAIN);
    }

    private static DescribedPredicate<JavaMethodCall> call(String pattern) {
        return describe(pattern, made -> made.getTarget().getFullName().matches(pattern));
    }

    @Test
    void whatIsPresentedAsASecretIsComparedInConstantTime() {
        var checking = implement(TokenValidator.class).or(describe("sign", ArchitectureTest::signs));
        classes()
                .that(checking)
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .check(MAIN);
        var quick = call("java.lang.String.(equals|contentEquals|compareTo).*|java.util.(Arrays|Objects).equals.*");
        noClasses().that(checking).should().callMethodWhere(quick).check(MAIN);
    }

    /** Uses a key to make a signature; a key's own class compares none. */
    private static boolean signs(JavaClass found) {
        return !found.getPackageName().equals(ROOT + ".platform")
                && found.getMethodCallsFromSelf().stream()
                        .map(made -> made.getTarget().getFullName())
                        .anyMatch(name -> name.matches(".*\\.platform\\.(Keyset|SigningSecret)\\.sign\\(.*"));
    }

    @Test
    void constructorsBringWhatIsNeededAndWritersTakeWhatIsSaid() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(MAIN);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MAIN);
    }

    @Test
    void controllersRunOffTheEventLoopAndSayWhoMayCallThem() {
        var controllers = classes().that().areAnnotatedWith(Controller.class);
        controllers
                .should()
                .beAnnotatedWith(ExecuteOn.class)
                .andShould()
                .beAnnotatedWith(Secured.class)
                .check(MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(ALL).extracting(JavaClass::getPackage).allMatch(found -> found.isAnnotatedWith(NullMarked.class));
    }
}
