package dev.lamarck.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class MetricsTest {

    @Test
    void of_ordersByName() {
        Map<String, Double> given = new LinkedHashMap<>();
        given.put("score", 1.0);
        given.put("area", 2.0);
        given.put("Zeta", 3.0);
        assertThat(Metrics.of(given).values().keySet()).containsExactly("Zeta", "area", "score");
    }

    @Test
    void of_mapOfAnotherOrder_ordersByName() {
        SortedMap<String, Double> reversed = new TreeMap<>(Comparator.reverseOrder());
        reversed.putAll(Map.of("a", 1.0, "b", 2.0));
        assertThat(new Metrics(reversed).values().keySet()).containsExactly("a", "b");
        SortedMap<String, Double> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        caseless.put("Score", 1.0);
        assertThat(new Metrics(caseless).value("score")).isEmpty();
    }

    @Test
    void with_leavesTheOriginal() {
        Metrics one = Metrics.of("score", 1);
        Metrics two = one.with("area", 2).with("score", 5);
        assertThat(one.values()).containsExactly(Map.entry("score", 1.0));
        assertThat(two.value("score")).isEqualTo(OptionalDouble.of(5));
        assertThat(two.value("area")).isEqualTo(OptionalDouble.of(2));
        assertThat(Metrics.none().value("score")).isEmpty();
    }

    @Test
    void values_cannotBeChanged() {
        TreeMap<String, Double> given = new TreeMap<>(Map.of("a", 1.0));
        Metrics metrics = new Metrics(given);
        given.put("b", 2.0);
        assertThat(metrics.values()).hasSize(1);
        assertThatThrownBy(() -> metrics.values().put("c", 1.0)).isInstanceOf(UnsupportedOperationException.class);
    }
}
