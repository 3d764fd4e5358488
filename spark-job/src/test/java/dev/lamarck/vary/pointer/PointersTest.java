package dev.lamarck.vary.pointer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PointersTest {

    private static final String TWENTY = "x = 1\n".repeat(20);
    private static final Program ONE = Program.of("python", "main.py", TWENTY);
    private static final Program TWO = new Program(
            "python",
            List.of(new SourceFile("main.py", TWENTY), new SourceFile("lib/deep/part.py", "y = 1\n".repeat(5))));

    private static Artifact artifact(String name, String text) {
        return new Artifact(name, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Double> marks(Program program, String name, String text) {
        return Pointers.of(program, List.of(artifact(name, text))).toMap();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "profile.json", "cpu.profile", "evaluator_3_profile", "part one/Profile.JSON"})
    void of_profile_isSlowWithTheGreatestWeightAsOne(String name) {
        assertThat(marks(ONE, name, "{\"12\": 40, \"3\": 10}"))
                .isEqualTo(Map.of("slow main.py:12", 1.0, "slow main.py:3", 0.25));
    }

    @Test
    void of_profile_ofFilesOrPairs() {
        Map<String, Double> expected = Map.of("slow main.py:12", 1.0, "slow lib/deep/part.py:2", 0.5);
        assertThat(marks(TWO, "profile", "{\"main.py\": {\"12\": 0.8}, \"/srv/lib/deep/part.py\": [[2, 0.4]]}"))
                .isEqualTo(expected);
        assertThat(marks(TWO, "profile", "{\"12\": 0.8, \"part.py\": {\"2\": 0.4}}"))
                .isEqualTo(expected);
        assertThat(marks(ONE, "profile", "[[12, 0.8], [12, 0.8], [4, 0.8]]"))
                .isEqualTo(Map.of("slow main.py:12", 1.0, "slow main.py:4", 0.5));
    }

    @Test
    void of_profile_leavesOutWhatIsNoLineOfTheProgram() {
        String odd =
                "{\"0\": 1, \"21\": 1, \"-3\": 1, \"2.5\": 1, \"99999999999\": 1, \"4\": \"much\", \"5\": -1, \"6\": 0,"
                        + " \"other.py\": {\"7\": 1}, \"8\": 1e999, \"9\": null, \"20\": 2}";
        assertThat(marks(ONE, "profile", odd)).isEqualTo(Map.of("slow main.py:20", 1.0));
    }

    @Test
    void of_coverage_ofCoveragePy() {
        String json = "{\"meta\": {}, \"files\": {\"/tmp/a/main.py\": {\"executed_lines\": [1, 2, 99],"
                + " \"missing_lines\": [3]}, \"test_main.py\": {\"executed_lines\": [4]}}, \"totals\": {}}";
        assertThat(marks(ONE, "coverage.json", json)).isEqualTo(Map.of("slow main.py:1", 1.0, "slow main.py:2", 1.0));
    }

    @Test
    void of_coverage_ofLcovWeighsByHits() {
        String lcov = "TN:\nSF:lib/deep/part.py\nDA:1,10\nDA:2,40,abc\nDA:3,0\nend_of_record\nSF:other.py\nDA:4,90\n";
        assertThat(marks(TWO, "coverage", lcov))
                .isEqualTo(Map.of("slow lib/deep/part.py:1", 0.25, "slow lib/deep/part.py:2", 1.0));
    }

    @Test
    void of_pythonTraceback_weighsTheInnermostMost() {
        String trace = """
                Traceback (most recent call last):
                  File "/srv/evaluator.py", line 3, in evaluate
                    program.run()
                  File "/srv/of a run/main.py", line 12, in run
                    return f(x)
                  File "/srv/of a run/main.py", line 4, in f
                    return 1 / x
                  File "/usr/lib/python3/decimal.py", line 8, in divide
                ZeroDivisionError: division by zero
                """;
        Map<String, Double> expected = Map.of("wrong main.py:12", 0.5, "wrong main.py:4", 1.0);
        assertThat(marks(ONE, "stage1_traceback", trace)).isEqualTo(expected);
        assertThat(marks(ONE, "stderr", "warming up\n" + trace)).isEqualTo(expected);
        assertThat(marks(ONE, "traceback", trace.replace("main.py", "tmp0123abcd.py")))
                .as("what an evaluator calls a program of one file")
                .isEqualTo(expected);
    }

    @Test
    void of_severalTraces_addUp() {
        String trace = "Traceback:\n  File \"main.py\", line %d, in f\nError\n";
        assertThat(marks(ONE, "stderr", trace.formatted(2) + trace.formatted(3) + trace.formatted(3)))
                .isEqualTo(Map.of("wrong main.py:2", 0.5, "wrong main.py:3", 1.0));
    }

    @Test
    void of_javaTrace_innermostComesFirst() {
        Program java = Program.of("java", "src/Main.java", TWENTY);
        String trace = """
                Exception in thread "main" java.lang.ArithmeticException: / by zero
                \tat java.base/java.lang.Math.floorDiv(Math.java:7)
                \tat app//Main.f(Main.java:4)
                \tat Main.main(Main.java:12)
                """;
        assertThat(marks(java, "stderr", trace))
                .isEqualTo(Map.of("wrong src/Main.java:4", 1.0, "wrong src/Main.java:12", 0.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "main.rs | thread 'main' panicked at src/main.rs:12:5:",
                "main.rs | --> /srv/main.rs:12:5",
                "main.c | main.c:12:3: error: something",
                "main.c | #0 0x55d in f /srv/main.c:12",
                "main.js | at f (file:///srv/main.js:12:3)",
                "main.js | at f (C:\\work\\main.js:12:3)",
                "main.go | \t/srv/main.go:12 +0x1d",
                "main.go | ./main.go:12:5: declared and not used: note",
            })
    void of_messagesOfOtherLanguages(String file, String line) {
        assertThat(marks(Program.of("text", file, TWENTY), "stderr", line + "\n"))
                .isEqualTo(Map.of("wrong " + file + ":12", 1.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain.py:12: no",
                "main.py:12: DeprecationWarning: no",
                "main.py:12:4: warning: no",
                "main.py:12: note: no",
                "warning: unused\n --> main.py:12:5",
                "test_main.py:12: no",
                "main.py:0",
                "main.py:21",
                "main.pyc:12",
                "main.py, line twelve",
                "lib/other/main.py.bak:12",
                "main.py:123456789012345",
            })
    void of_linesOfOthers_none(String text) {
        assertThat(marks(ONE, "stderr", text)).isEmpty();
    }

    @Test
    void of_failuresOfTests_takesWhatPytestNames() {
        String failures = """
                failed test_main::test_f
                    def test_f():
                >       assert f(0) == 1

                    test_main.py:4:
                    _ _ _ _ _
                    main.py:12: in f
                        return g(x)
                    main.py:5: ZeroDivisionError
                """;
        assertThat(marks(ONE, "failures", failures)).isEqualTo(Map.of("wrong main.py:12", 0.5, "wrong main.py:5", 1.0));
        assertThat(marks(ONE, "wrong", "{\"5\": 3}")).isEqualTo(Map.of("wrong main.py:5", 1.0));
    }

    @Test
    void of_severalArtifacts_eachOnAScaleOfItsOwn() {
        Marks marks = Pointers.of(
                ONE,
                List.of(
                        artifact("profile", "{\"1\": 5000, \"2\": 2500}"),
                        artifact("coverage", "SF:main.py\nDA:2,1\n"),
                        artifact("stderr", "main.py:3: no")));
        assertThat(marks.toMap())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("slow main.py:2", 1.0, "slow main.py:1", 1 / 1.5, "wrong main.py:3", 1.0));
    }

    @Test
    void of_manyLines_keepsTheHeaviestOfEachCause() {
        Program large = Program.of("python", "main.py", "x = 1\n".repeat(5000));
        StringBuilder lcov = new StringBuilder("SF:main.py\n");
        IntStream.rangeClosed(1, 5000).forEach(line -> lcov.append("DA:%d,%d\n".formatted(line, line)));
        Marks marks = Pointers.of(
                large,
                List.of(artifact("coverage", lcov.toString()), artifact("stderr", "main.py:1: no\nmain.py:2: no\n")));
        assertThat(marks.weights()).hasSizeLessThanOrEqualTo(512);
        assertThat(marks.toMap()).containsEntry("slow main.py:5000", 1.0).containsEntry("wrong main.py:1", 1.0);
        assertThat(marks.toMap()).doesNotContainKey("slow main.py:4000");
    }

    @Test
    void of_otherArtifacts_none() {
        assertThat(marks(ONE, "stdout", "main.py:12: hello")).isEmpty();
        assertThat(marks(ONE, "profiler", "{\"12\": 1}")).isEmpty();
        assertThat(Pointers.of(ONE, List.of()).isEmpty()).isTrue();
    }

    @Test
    void of_malformed_isIgnored() {
        for (String text : List.of(
                "",
                "{",
                "[[",
                "null",
                "3",
                "\"x\"",
                "[".repeat(5000),
                "{\"files\": 3}",
                "SF:\nDA:,\n",
                "{\"files\": {\"main.py\": {\"executed_lines\": \"1\"}}}",
                "DA:3,1",
                "\u0000",
                "{\"12\": NaN}")) {
            for (String name : List.of("profile", "coverage", "failures", "stderr", "traceback")) {
                assertThat(marks(ONE, name, text)).as("%s: %s", name, text).isEmpty();
            }
        }
    }

    @Test
    void of_anything_staysWithinBounds() {
        List<String> seeds = List.of(
                "{\"12\": 0.8, \"main.py\": {\"3\": 1}, \"x\": [[1, 2]]}",
                "[[12, 0.8], [4, 1e300], [4, 1e308]]",
                "{\"files\": {\"main.py\": {\"executed_lines\": [1, 2]}}}",
                "SF:main.py\nDA:1,10\nDA:2,40\n",
                "Traceback:\n  File \"main.py\", line 12, in f\n    at f(main.py:3)\nmain.py:4:5",
                "\\main.py:1 ".repeat(50));
        Random random = new Random(7);
        List<Artifact> artifacts = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = seeds.get(random.nextInt(seeds.size())).getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(6); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) "{}[]\":,.0198/\n".charAt(random.nextInt(14));
            }
            String name = List.of("profile", "coverage", "wrong", "stderr").get(random.nextInt(4));
            artifacts.add(new Artifact(name, "text/plain", bytes));
            check(Pointers.of(TWO, artifacts.subList(i, i + 1)));
        }
        check(Pointers.of(TWO, artifacts));
    }

    private static void check(Marks marks) {
        marks.weights().forEach((place, weight) -> {
            assertThat(weight).isGreaterThan(0).isLessThanOrEqualTo(1);
            assertThat(place.line()).isBetween(1, place.file().equals("main.py") ? 20 : 5);
        });
        for (Marks.Cause cause : Marks.Cause.values()) {
            if (marks.has(cause)) {
                assertThat(marks.weights()).anySatisfy((place, weight) -> {
                    assertThat(place.cause()).isEqualTo(cause);
                    assertThat(weight).isEqualTo(1);
                });
            }
        }
        assertThat(Marks.ofMap(marks.toMap())).isEqualTo(marks);
    }
}
