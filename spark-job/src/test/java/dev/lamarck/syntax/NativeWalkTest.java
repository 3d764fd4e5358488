package dev.lamarck.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class NativeWalkTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void thereIsOne_whereTheBuildMakesIt() {
        assertThat(NativeWalk.isThere()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void columns_areThoseOfNodesAskedOneByOne(Language language) {
        String sample = Samples.of(language);
        for (String text :
                new String[] {sample, sample.replace("(", "( ("), sample.substring(sample.length() / 3), ""}) {
            Tree one = Parsing.parsed(language, text, ParseLimits.standard(), true);
            Tree other = Parsing.parsed(language, text, ParseLimits.standard(), false);
            assertThat(one.size()).isEqualTo(other.size());
            assertThat(one.trouble()).isEqualTo(other.trouble());
            for (int node = 0; node < one.size(); node++) {
                assertThat(one.kind(node)).isEqualTo(other.kind(node));
                assertThat(one.start(node)).isEqualTo(other.start(node));
                assertThat(one.end(node)).isEqualTo(other.end(node));
                assertThat(one.parent(node)).isEqualTo(other.parent(node));
                assertThat(one.size(node)).isEqualTo(other.size(node));
                assertThat(one.field(node)).isEqualTo(other.field(node));
                assertThat(one.isMissing(node)).isEqualTo(other.isMissing(node));
            }
        }
    }
}
