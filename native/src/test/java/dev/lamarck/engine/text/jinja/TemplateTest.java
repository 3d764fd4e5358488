package dev.lamarck.engine.text.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class TemplateTest {

    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 5, 14, 7, 9, 0, ZoneOffset.UTC);

    private static String rendered(String template) {
        return Template.of(template).render(Map.of("l", Value.of(List.of(1, 2))), NOW, Limits.USUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for i in range(1000000000) %}x{% endfor %}",
                "{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}",
                "{{ 'a' * 1000000000 }}",
                "{{ ('a' * 1000000) * 1000000 }}",
                "{{ [0] * 1000000000 }}",
                "{{ [[]] * 9223372036854775807 }}",
                "{{ ('ab' * 10000)|replace('a', 'b' * 100000) }}",
                "{{ 'a'.ljust(1000000000) }}",
                "{{ 'a'.zfill(1000000000) }}",
                "{{ l|tojson(indent=1000000000) }}",
                "{{ 'a'|indent(1000000000, true) }}",
                "{% set ns = namespace(x=[1]) %}{% for i in range(100) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
                "{% set ns = namespace(x=[1]) %}{% for i in range(100) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x == ns.x }}",
                "{% set ns = namespace(x='ab') %}{% for i in range(100) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
                "{% macro f(x) %}{{ f(x) }}{% endmacro %}{{ f(1) }}",
                "{% macro f(x) %}{{ (((((f(x)))))) }}{{ caller }}{% endmacro %}{% call f(1) %}{{ f(2) }}{% endcall %}",
                "{% macro f() %}{{ f() ~ f() }}{% endmacro %}{{ f() }}"
            })
    void render_withoutEnd_isStopped(String template) {
        assertThatThrownBy(() -> rendered(template))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("line 1: ")
                .hasMessageMatching("(?s).+(steps|characters|deeply).+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"((", "[[", "{{", "not ", "- ", "x if y else ", "{1:", "f(", "x[", "x|f("})
    void of_nestedTooDeeply_isRefused(String nested) {
        assertThatThrownBy(() -> Template.of("{{ " + nested.repeat(20_000))).isInstanceOf(TemplateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{% if x %}", "{% for x in y %}", "{% macro f() %}", "{% filter upper %}", "{% set x %}"})
    void of_blocksNestedTooDeeply_areRefused(String nested) {
        assertThatThrownBy(() -> Template.of(nested.repeat(20_000)))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("nested too deeply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " + 1",
                " ~ 1",
                ".a",
                "[0]",
                "|string",
                " and 1",
                " or 1",
                " == 1",
                " is defined",
                " * 1",
                " ** 1"
            })
    void render_longChain_isFine(String link) {
        String template = "{{ 1" + link.repeat(20_000) + " }}";
        try {
            assertThat(rendered(template)).isNotNull();
        } catch (TemplateException e) {
            assertThat(e).hasMessageMatching("(?s)line 1: .+");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ l.getClass() }}",
                "{{ ''.class }}",
                "{{ ''.getClass().forName('java.lang.Runtime') }}",
                "{{ l['class'] }}",
                "{{ range.__globals__ }}",
                "{{ namespace.__init__ }}",
                "{{ ''.__class__.__mro__ }}",
                "{{ raise_exception.body }}"
            })
    void render_wayToJava_leadsNowhere(String template) {
        try {
            assertThat(rendered(template)).isEmpty();
        } catch (TemplateException e) {
            assertThat(e).hasMessageStartingWith("line 1: ");
        }
    }

    @Test
    void of_mistake_saysItsLine() {
        assertThatThrownBy(() -> Template.of("a\n{{ 'b'\n }}\n{% if x %}\n{% endfor %}"))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("line 5: there is no tag 'endfor'");
    }

    @Test
    void of_unknownFilter_namesTheKnown() {
        assertThatThrownBy(() -> Template.of("\n{{ x|uper }}"))
                .hasMessageStartingWith("line 2: there is no filter 'uper'. There are: ")
                .hasMessageContaining("upper");
    }

    @Test
    void of_foreignValue_isRefused() {
        assertThatThrownBy(() -> Value.of(new StringBuilder[0])).isInstanceOf(TemplateException.class);
    }
}
