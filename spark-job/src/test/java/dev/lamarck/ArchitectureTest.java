package dev.lamarck;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of rooms in docs/architecture.md: which package may know which. */
final class ArchitectureTest {
    private static final String ROOT = "dev.lamarck.";
    private static final String[] JDK = {"java..", "org.jspecify.annotations.."};
    private static final String[] SPARK = {"org.apache.spark..", "org.apache.hadoop..", "io.delta..", "scala.."};

    private static final List<String> PURE = List.of("genome", "conf", "metrics");

    /** Room → the other rooms it may import; a room that is not here may not exist. */
    private static final Map<String, List<String>> ROOMS = Map.ofEntries(
            Map.entry("genome", List.of()),
            Map.entry("conf", List.of()),
            Map.entry("metrics", List.of()),
            Map.entry("evolve", PURE),
            Map.entry("steer", PURE),
            Map.entry("syntax", List.of("genome")),
            Map.entry("cache", PURE),
            Map.entry("evaluate", with(PURE, "cache", "syntax", "engine")),
            Map.entry("vary", with(PURE, "evolve", "syntax", "engine")),
            Map.entry("problems", List.of("genome", "conf", "metrics", "evolve", "evaluate")),
            Map.entry("plot", List.of()),
            Map.entry("store", PURE),
            Map.entry("spark", with(PURE, "evolve", "steer", "syntax", "cache", "evaluate", "vary", "store", "engine")),
            Map.entry(
                    "run",
                    with(PURE, "evolve", "steer", "syntax", "cache", "evaluate", "vary", "store", "spark", "engine")),
            Map.entry(
                    "cli",
                    with(
                            PURE,
                            "evolve",
                            "steer",
                            "syntax",
                            "cache",
                            "evaluate",
                            "vary",
                            "problems",
                            "plot",
                            "store",
                            "spark",
                            "run",
                            "engine")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lamarck");

    static Stream<String> rooms() {
        return ROOMS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_importsOnlyWhatTheTableGrants(String room) {
        Stream<String> own = Stream.concat(Stream.of(room), ROOMS.get(room).stream());
        Set<String> forbidden = new TreeSet<>(ROOMS.keySet());
        forbidden.addAll(List.of("engine", "cuda"));
        own.forEach(forbidden::remove);

        noClasses()
                .that(resideInAPackage(ROOT + room + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages(forbidden)))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void spark_isSeenByFourRoomsOnly() {
        noClasses()
                .that(not(resideInAnyPackage(packages(List.of("store", "spark", "run", "cli")))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(SPARK))
                .check(CLASSES);
    }

    @Test
    void genomeMetricsAndPlot_knowTheJdkOnly() {
        List<String> rooms = List.of("genome", "metrics", "plot");
        classes()
                .that(resideInAnyPackage(packages(rooms)))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(JDK).or(resideInAnyPackage(packages(rooms))))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void conf_knowsTheJdkAndJacksonOnly() {
        classes()
                .that(resideInAPackage(ROOT + "conf.."))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(JDK).or(resideInAnyPackage("com.fasterxml.jackson..", ROOT + "conf..")))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void syntax_knowsTheJdkTheParserAndGenomesOnly() {
        classes()
                .that(resideInAPackage(ROOT + "syntax.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(JDK)
                        .or(resideInAnyPackage("org.treesitter..", ROOT + "syntax..", ROOT + "genome..")))
                .check(CLASSES);
    }

    @Test
    void engine_knowsNoRoomOfTheJob() {
        noClasses()
                .that(resideInAnyPackage(packages(List.of("engine", "cuda"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(packages(ROOMS.keySet())))
                .check(CLASSES);
    }

    @Test
    void everyPackage_isARoomOfTheTable() {
        Set<String> known = new TreeSet<>(ROOMS.keySet());
        known.addAll(List.of("engine", "cuda"));

        assertThat(CLASSES.stream().map(ArchitectureTest::room)).isNotEmpty().isSubsetOf(known);
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).split("\\.")[0];
    }

    private static String[] packages(Collection<String> rooms) {
        return rooms.stream().map(room -> ROOT + room + "..").toArray(String[]::new);
    }

    private static List<String> with(List<String> rooms, String... more) {
        return Stream.concat(rooms.stream(), Stream.of(more)).toList();
    }
}
