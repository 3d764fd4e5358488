package dev.lamarck.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Hash128;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CanonicalTest {

    @ParameterizedTest
    @EnumSource(names = {"PYTHON", "JAVA"})
    void reformatting_changesNothing(Language language) {
        Tree tree = language.parse(Samples.of(language));
        Optional<Hash128> hash = Canonical.of(tree);

        for (int seed = 0; seed < 200; seed++) {
            String text = new Rewriter(seed).reformatted(tree);
            assertThat(Canonical.of(language.parse(text))).as(text).isPresent().isEqualTo(hash);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherToken_isAnotherProgram(Language language) {
        Tree tree = language.parse(Samples.of(language));
        Hash128 hash = Canonical.of(tree).orElseThrow();

        for (int seed = 0; seed < 300; seed++) {
            String text = new Rewriter(seed).withAnotherToken(tree);
            assertThat(Canonical.of(language.parse(text))).as(text).isNotEqualTo(Optional.of(hash));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PYTHON | def f():\\n  'doc'\\n  return 1 | def f():\\n  'dok'\\n  return 1",
                "PYTHON | if a:\\n  b\\nc | if a:\\n  b\\n  c",
                "PYTHON | x = 'a  b' | x = 'a b'",
                "PYTHON | x = f'{a} b' | x = f'{a}  b'",
                "PYTHON | # coding: latin-1\\nx = 1 | # coding: utf-8\\nx = 1",
                "PYTHON | not a in b | a not in b",
                "PYTHON | x = 1\\ny = 2 | x = 1\\n y = 2",
                "PYTHON | x = 1 + 2 | x =\\n  1 + 2",
                "PYTHON | x = 1 + \\\\\\n 2 | x = 1 + \\\\\\n\\n 2",
                "JAVASCRIPT | function f() { return\\n1 } | function f() { return 1 }",
                "JAVASCRIPT | let a = b\\n++c | let a = b; ++\\nc",
                "JAVASCRIPT | x = `a b` | x = `a  b`",
                "JAVASCRIPT | x = /a b/ | x = /a  b/",
                "GO | package a\\nfunc f() int { return g(1) } | package a\\nfunc f() int { return g(1\\n) }",
                "GO | //go:build linux\\n\\npackage a | //go:build windows\\n\\npackage a",
                "C | #define F(x) x\\nint y; | #define F (x) x\\nint y;",
                "C | #define A 1\\nint y; | #define A 1 +\\nint y;",
                "C | #define S(x) #x\\nchar*a = S(a+b); | #define S(x) #x\\nchar*a = S(a + b);",
                "JAVA | class A { int a; /* x */ } | class A { int a; /* \\\\u002a/ */ }",
                "RUST | /// doc\\nfn f() {} | fn f() {}",
                "RUST | fn f() { m!(a b) } | fn f() { m!(ab) }",
            })
    void whatMayBehaveOtherwise_isAnotherProgram(Language language, String one, String other) {
        assertThat(hash(language, one)).isPresent().isNotEqualTo(hash(language, other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PYTHON | x = (1,\\n  2)\\n | x=( 1, # one\\n2 )",
                "PYTHON | x = 1 + \\\\\\n 2 | x = 1 + 2",
                "PYTHON | if a:\\n  b\\nelse:\\n  c | if a: # EVOLVE-BLOCK-START\\n\\tb\\nelse:\\n        c\\n# EVOLVE-BLOCK-END",
                "JAVASCRIPT | function f() { return 1; } // x | function f() {\\n  /* y */ return 1;\\n}",
                "GO | package a\\n\\nvar x = 1 | package a // a\\n// b\\nvar x   =  1",
                "C | int f(int x){return x;} | int f(int x)\\n{\\n  // no\\n  return x;\\n}",
                "C | #define A 1\\nint y; | #define A 1\\n\\n\\n  int y; /* y */",
                "CPP | vector<vector<int>> x; | vector< vector<int> > x;",
                "RUST | fn f() -> i32 { 1 + 2 } | fn f() -> i32 {\\n    // sum\\n    1\\n    + 2\\n}",
            })
    void formattingAndComments_doNotCount(Language language, String one, String other) {
        assertThat(hash(language, one)).isPresent().isEqualTo(hash(language, other));
    }

    @Test
    void whatDoesNotParse_hasNone() {
        assertThat(hash(Language.PYTHON, "x = (")).isEmpty();
        assertThat(hash(Language.JAVA, "class A {")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "if a:\\n    b\\n  c",
        "if a:\\n    b\\n  else:\\n    c",
        "if a:\\n\\tb\\n        c",
        "if a:\\n    b\\n  c\\nd",
        "if a:\\n        b\\n\\tc",
    })
    void indentationThatPythonMayRefuse_hasNone(String text) {
        assertThat(hash(Language.PYTHON, text)).isEmpty();
    }

    private static Optional<Hash128> hash(Language language, String text) {
        return Canonical.of(language.parse(text.strip()
                .replace("\\\\", "\u0001")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace('\u0001', '\\')));
    }
}
