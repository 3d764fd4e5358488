package dev.lamarck.evaluate.tests;

import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small program in Java with its tests. */
final class Ledger {

    static final String SUMS = """
            package ledger;

            import java.util.ArrayList;
            import java.util.Comparator;
            import java.util.List;
            import java.util.function.IntUnaryOperator;

            /** Sums. */
            public class Sums {
                static final int LIMIT = 10;
                static final List<Integer> SEEN = new ArrayList<>();
                static final int START = add(1, 1);
                static final Comparator<Integer> DOWN = new Comparator<>() {
                    @Override
                    public int compare(Integer a, Integer b) {
                        return b - a;
                    }
                };

                private final int factor;
                private int calls = 0;

                public Sums(int factor) {
                    this.factor = check(factor);
                    calls += 1;
                }

                public Sums() {
                    this(2 * 1);
                }

                static int check(int value) {
                    if (value < 0) {
                        throw new IllegalArgumentException("negative: " + value);
                    }
                    return value;
                }

                public static int add(int a, int b) {
                    return a + b;
                }

                public static int share(int a, int b) {
                    return a / b;
                }

                public static int shareOf(int a) {
                    return share(a, 0);
                }

                public static int[] scale(int[] values, int by) {
                    int[] out = new int[values.length];
                    for (int i = 0; i < values.length; i++) {
                        out[i] = values[i] * by;
                    }
                    return out;
                }

                public static int total(int... values) {
                    int result = 0;
                    for (int value : values) {
                        result = result + value;
                    }
                    return result;
                }

                public static int note(int value) {
                    SEEN.add(value);
                    return SEEN.size();
                }

                public static IntUnaryOperator twice(int by) {
                    return n -> {
                        int first = n + by;
                        return first + by;
                    };
                }

                public static String label(int kind) {
                    switch (kind) {
                        case 1:
                            return "low";
                        case 2:
                            return "high " + total(LIMIT, 2);
                        default:
                            return "none";
                    }
                }

                public static Object named() {
                    return new Object() {
                        @Override
                        public String toString() {
                            return "named " + 1;
                        }
                    };
                }

                public int worth(int n) {
                    calls += 1;
                    return n * factor;
                }

                public int calls() {
                    return calls;
                }

                public String deep(int n) {
                    StringBuilder text = new StringBuilder();
                    try {
                        for (long i = 0; i < n && text.length() < 40; i++) {
                            text.append(i % 2 == 0 ? "a" : "b");
                        }
                    } finally {
                        calls += 1;
                    }
                    return text.toString();
                }
            }
            """;

    static final String SHAPES = """
            package ledger;

            /** Shapes. */
            public final class Shapes {
                private Shapes() {}

                enum Unit {
                    ONE(1),
                    TEN(10) {
                        @Override
                        int of(int n) {
                            return n * 10;
                        }
                    };

                    private final int size;

                    Unit(int size) {
                        this.size = size;
                    }

                    int of(int n) {
                        return n * size;
                    }
                }

                record Box(int width, int height) {
                    Box {
                        if (width < 0) {
                            throw new IllegalArgumentException("width < 0");
                        }
                    }

                    int area() {
                        return width * height;
                    }
                }

                interface Shape {
                    int size();

                    default int twice() {
                        return size() * 2;
                    }
                }

                static class Square implements Shape {
                    private final int side;

                    Square(int side) {
                        this.side = Sums.add(side, 0);
                    }

                    @Override
                    public int size() {
                        return side * side;
                    }
                }

                static class Round extends Square {
                    Round(int side) {
                        super(side + 1);
                    }

                    @Override
                    public int twice() {
                        return super.twice() + 1;
                    }
                }

                static int first(int[] values) {
                    return values[0];
                }

                static int of(Unit unit, int n) {
                    int got = switch (unit) {
                        case ONE -> unit.of(n) + 0;
                        case TEN -> unit.of(n) + 1;
                    };
                    return got;
                }
            }
            """;

    private static final Map<String, String> TESTS = Map.of(
            "SumsTest",
            """
            package ledger;

            import static org.junit.jupiter.api.Assertions.*;

            import org.junit.jupiter.api.*;
            import org.junit.jupiter.params.ParameterizedTest;
            import org.junit.jupiter.params.provider.ValueSource;

            class SumsTest {
                @ParameterizedTest @ValueSource(ints = {0, 1, 2}) void add(int a) { assertEquals(a + 2, Sums.add(a, 2)); }
                @Test void total() { assertEquals(6, Sums.total(1, 2, 3)); }
                @Test void wrong() { assertEquals(3, Sums.add(1, 1)); }
                @Test @Disabled void later() {}
                @Nested class Scaled {
                    @Test void scale() { assertArrayEquals(new int[] {3, 6}, Sums.scale(new int[] {1, 2}, 3)); }
                }
            }
            """,
            "NoteTest",
            """
            package ledger;

            import static org.junit.jupiter.api.Assertions.*;

            import org.junit.jupiter.api.*;

            class NoteTest {
                @Test void note() { assertEquals(1, Sums.note(1)); }
            }
            """,
            "NoteAgainTest",
            """
            package ledger;

            import static org.junit.jupiter.api.Assertions.*;

            import org.junit.jupiter.api.*;

            class NoteAgainTest {
                static int times;
                @BeforeAll static void begin() { times++; }
                @Test void note() { assertEquals(times, Sums.note(2)); }
                @Test void start() { assertEquals(2, Sums.START); }
            }
            """,
            "ThrowsTest",
            """
            package ledger;

            import static org.junit.jupiter.api.Assertions.*;

            import org.junit.jupiter.api.*;

            class ThrowsTest {
                @Test void share() { assertThrows(ArithmeticException.class, () -> Sums.share(1, 0)); }
                @Test void shareOf() { assertThrows(ArithmeticException.class, () -> Sums.shareOf(4)); }
                @Test void empty() { assertThrows(ArrayIndexOutOfBoundsException.class, () -> Shapes.first(new int[0])); }
                @Test void nothing() { assertEquals(0, Shapes.first(null)); }
            }
            """,
            "WorthTest",
            """
            package ledger;

            import static org.junit.jupiter.api.Assertions.*;

            import java.util.List;
            import java.util.stream.Stream;
            import org.junit.jupiter.api.*;

            @TestInstance(TestInstance.Lifecycle.PER_CLASS)
            class WorthTest {
                private final Sums sums = new Sums(3);
                @Test void worth() { assertEquals(6, sums.worth(2)); assertTrue(sums.calls() > 1); }
                @Test void usual() { assertEquals(4, new Sums().worth(2)); }
                @Test void negative() { assertThrows(IllegalArgumentException.class, () -> new Sums(-1)); }
                @TestFactory Stream<DynamicTest> deep() {
                    return Stream.of(0, 1, 3).map(n -> DynamicTest.dynamicTest("n" + n, () -> assertEquals(n, sums.deep(n).length())));
                }
            }
            """,
            "LabelTest",
            """
            package ledger;

            import static org.junit.jupiter.api.Assertions.*;

            import org.junit.jupiter.api.*;

            class LabelTest {
                @Test void low() { assertEquals("low", Sums.label(1)); }
                @Test void high() { assertEquals("high 12", Sums.label(2)); }
                @Test void named() { assertEquals("named 1 ledger.Sums$2", Sums.named() + " " + Sums.named().getClass().getName()); }
                @Test void twice() { assertEquals(7, Sums.twice(2).applyAsInt(3)); }
                @Test void down() { assertEquals(1, Sums.DOWN.compare(1, 2)); }
            }
            """,
            "ShapesTest",
            """
            package ledger;

            import static org.junit.jupiter.api.Assertions.*;

            import org.junit.jupiter.api.*;

            class ShapesTest {
                @Test void box() { assertEquals(6, new Shapes.Box(2, 3).area()); }
                @Test void badBox() { assertThrows(IllegalArgumentException.class, () -> new Shapes.Box(-1, 3)); }
                @Test void square() { assertEquals(8, new Shapes.Square(2).twice()); }
            }
            """,
            "RoundTests",
            """
            package ledger;

            import static org.junit.jupiter.api.Assertions.*;

            import org.junit.jupiter.api.*;

            class RoundTests {
                @Test void round() { assertEquals(19, new Shapes.Round(2).twice()); }
                @Test void units() { assertEquals(31, Shapes.of(Shapes.Unit.TEN, 3)); }
            }
            """);

    private Ledger() {}

    static Program program() {
        return new Program(
                "java",
                List.of(new SourceFile("ledger/Sums.java", SUMS), new SourceFile("ledger/Shapes.java", SHAPES)));
    }

    static Path tests(Path folder) throws IOException {
        Path tests = Files.createDirectories(folder.resolve("suite/ledger"));
        for (Map.Entry<String, String> test : TESTS.entrySet()) {
            Files.writeString(tests.resolve(test.getKey() + ".java"), test.getValue());
        }
        return tests.getParent();
    }
}
