package dev.lamarck.evaluate.tests;

import dev.lamarck.genome.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A small program with its tests, and random changes to it. */
final class Arithmetic {

    static final String PROGRAM = """
            \"""Sums.\"""
            import functools

            LIMIT = 10
            seen = []


            def add(a, b):
                return a + b


            def scale(values, by):
                out = []
                for value in values:
                    out.append(value * by)
                return out


            def total(values):
                result = 0
                for value in values:
                    result = add(result, value)
                return result


            def note(value):
                seen.append(value)
                return len(seen)


            def steps(n):
                at = 0
                while at < n:
                    yield at
                    at += 3


            def choose(kind):
                if kind == "low":
                    return 1
                return total([LIMIT, 2])


            @functools.lru_cache
            def cached(n):
                return add(n, 1)


            class Account:
                \"""Money.\"""

                rate = 2

                def __init__(self, start=0):
                    self.money = start

                def pay(self, amount):
                    self.money = add(self.money, amount)
                    return self

                def worth(self):
                    return scale([self.money], self.rate)[0]


            START = add(1, 1)
            """;

    private static final String TESTS = """
            import pytest

            import program


            @pytest.fixture(scope="module")
            def account():
                return program.Account(5)


            @pytest.mark.parametrize("a", [0, 1, 2])
            def test_add(a):
                assert program.add(a, 2) == a + 2


            def test_scale():
                assert program.scale([1, 2], 3) == [3, 6]


            def test_total():
                assert program.total([1, 2, 3]) == 6


            def test_note():
                assert program.note(1) == 1


            def test_note_again():
                assert program.note(2) == 1


            def test_steps():
                assert list(program.steps(7)) == [0, 3, 6]


            def test_steps_are_lazy():
                assert iter(program.steps(7)) is not None


            def test_low():
                assert program.choose("low") == 1


            def test_high():
                assert program.choose("high") == 12


            def test_cached():
                assert program.cached(1) == 2


            def test_account(account):
                assert account.pay(2).worth() == 14


            def test_account_is_fresh(account):
                assert account.money == 5


            def test_start():
                assert program.START == 2


            @pytest.mark.xfail
            def test_wrong():
                assert program.add(1, 1) == 3


            @pytest.mark.skipif(program.LIMIT > 10, reason="too much")
            def test_limit():
                assert program.LIMIT == 10
            """;

    private static final String[] OPERATORS = {" + ", " - ", " * ", " < ", " == ", " += "};

    private Arithmetic() {}

    static Program program() {
        return Program.of("python", "program.py", PROGRAM);
    }

    static Path tests(Path folder) throws IOException {
        Path tests = Files.createDirectories(folder.resolve("suite"));
        Files.writeString(tests.resolve("test_program.py"), TESTS);
        return tests;
    }

    /** The program with a line or two changed, which often breaks it. */
    static Program mutant(Program program, RandomGenerator draws) {
        List<String> lines = new ArrayList<>(program.text().lines().toList());
        int changes = 1 + draws.nextInt(2);
        for (int i = 0; i < changes; i++) {
            change(lines, draws.nextInt(lines.size()), draws);
        }
        return program.with(0, String.join("\n", lines) + "\n");
    }

    private static void change(List<String> lines, int start, RandomGenerator draws) {
        int at = start;
        while (lines.get(at).isBlank()) {
            at = draws.nextInt(lines.size());
        }
        String line = lines.get(at);
        switch (draws.nextInt(8)) {
            case 0, 1, 2 -> lines.set(at, operator(line, draws));
            case 3, 4 -> lines.set(at, line.replaceFirst("\\d", Integer.toString(draws.nextInt(4))));
            case 5 -> lines.add(at, indent(line) + "# a remark");
            case 6 -> lines.set(at, indent(line) + "pass");
            default -> lines.add(at, line);
        }
    }

    private static String operator(String line, RandomGenerator draws) {
        for (String operator : OPERATORS) {
            if (line.contains(operator)) {
                return line.replace(operator, OPERATORS[draws.nextInt(OPERATORS.length)]);
            }
        }
        return line;
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
