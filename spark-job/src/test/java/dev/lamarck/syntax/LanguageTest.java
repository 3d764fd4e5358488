package dev.lamarck.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LanguageTest {

    @ParameterizedTest
    @EnumSource
    void parse_understandsItsSample(Language language) {
        assertThat(language.parse(Samples.of(language)).trouble()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void parse_saysWhereAMistakeIs(Language language) {
        Tree tree = language.parse("\n\n) ( @@ }\n");

        assertThat(tree.parses()).isFalse();
        assertThat(tree.trouble()).hasValueSatisfying(trouble -> {
            assertThat(trouble.line()).isEqualTo(3);
            assertThat(trouble.toString()).contains("line 3").contains(")");
        });
    }

    @ParameterizedTest
    @EnumSource
    void of_knowsItsName(Language language) {
        assertThat(Language.of(language.label())).contains(language);
        assertThat(Language.of(language.name())).contains(language);
    }

    @Test
    void of_knowsExtensionsAndOtherNames() {
        assertThat(Language.of("py")).contains(Language.PYTHON);
        assertThat(Language.of("C++")).contains(Language.CPP);
        assertThat(Language.of("golang")).contains(Language.GO);
        assertThat(Language.of("cobol")).isEmpty();
    }

    @Test
    void ofFile_readsTheEndOfTheName() {
        assertThat(Language.ofFile("a/b.rs")).contains(Language.RUST);
        assertThat(Language.ofFile("A.JAVA")).contains(Language.JAVA);
        assertThat(Language.ofFile("Makefile")).isEmpty();
        assertThat(Language.ofFile("x.python3")).isEmpty();
    }

    @Test
    void of_takesAFilesNameBeforeTheProgramsLanguage() {
        assertThat(Language.of(new SourceFile("lib.c", ""), "python")).contains(Language.C);
        assertThat(Language.of(new SourceFile("tool", ""), "python")).contains(Language.PYTHON);
        assertThat(Language.of(new SourceFile("data.csv", ""), "python")).isEmpty();
    }
}
