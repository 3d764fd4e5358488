package dev.lamarck.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReferenceYamlTest {
    enum Mode {
        FAST,
        VERY_SAFE
    }

    record Inner(@Doc("how many") @Default("4") @Positive int count, Optional<String> note) {}

    record Root(
            @Doc("the run's name") String name,
            @Doc("how it works") @Default("very-safe") Mode mode,
            @Default("30s") Duration timeout,
            @Default("") String text,
            @Doc("the islands") Inner islands,
            @Default("[]") List<Inner> stages,
            @Default("{}") Map<String, Inner> named,
            Optional<Inner> extra,
            @Doc("of the evaluator") Block evaluator) {}

    record Part(
            @Doc("circles") @Default("26") @Range(min = 1, max = 100)
            int circles) {}

    @Test
    void of_writesEveryKey() {
        assertThat(ReferenceYaml.of(
                        Root.class, List.of(new ReferenceYaml.Part("evaluator: circle-packing", Part.class))))
                .isEqualTo("""
                        # the run's name (required)
                        # name:
                        # how it works (one of fast, very-safe)
                        mode: very-safe
                        # (duration)
                        timeout: 30s
                        text: ""
                        # the islands
                        islands:
                          # how many (greater than 0)
                          count: 4
                          # note:
                        stages: []
                        #   - # each entry
                        #     # how many (greater than 0)
                        #     count: 4
                        #     # note:
                        named: {}
                        #   NAME:
                        #     # how many (greater than 0)
                        #     count: 4
                        #     # note:
                        # extra:
                        #   # how many (greater than 0)
                        #   count: 4
                        #   # note:
                        # of the evaluator
                        evaluator: {}

                        # evaluator: circle-packing
                        # # circles (between 1 and 100)
                        # circles: 26
                        """);
    }

    @Test
    void of_readsBackAsTheDefaults() {
        Block reference = Block.ofYaml(ReferenceYaml.of(Root.class), "reference.yaml");
        Root fromReference = new Binder().bind(reference.with("name", "x"), Root.class);
        Root fromNothing = new Binder().bind(Block.empty().with("name", "x"), Root.class);
        assertThat(fromReference).isEqualTo(fromNothing);
    }
}
