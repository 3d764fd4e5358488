package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.store.RunRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StoredSettingsTest {

    private static StoredSettings stored(Block block, Map<String, String> environment) {
        String config = block.stored().toYaml();
        RunRow row = new RunRow(
                "one", Instant.EPOCH, 1, "hash", config, "code", "numerics", Optional.empty(), Optional.empty());
        return new StoredSettings(row, environment);
    }

    @Test
    void with_literalReference_comesBackAsItWas() {
        Block block = Block.ofYaml("evaluator: {a: '$${HOME}', b: ['$${X}', '${Y}']}", "run.yaml")
                .expanded(Map.of("Y", "${Z}"));

        assertThat(stored(block, Map.of()).with(List.of())).isEqualTo(block);
    }

    @Test
    void with_secretOfTheEnvironment_isReadAnew() {
        Block block =
                Block.ofYaml("evaluator: {api-key: '${K:-abc}'}", "run.yaml").expanded(Map.of());

        assertThat(stored(block, Map.of("K", "def")).with(List.of()).value("evaluator.api-key"))
                .contains("def");
        assertThatThrownBy(() -> stored(block, Map.of()).with(List.of()))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("K");
    }

    @Test
    void with_secretInAList_hasToBeSetAgain() {
        StoredSettings stored =
                stored(Block.ofYaml("evaluator: {models: [{password: 12345678}]}", "run.yaml"), Map.of());

        assertThatThrownBy(() -> stored.with(List.of()))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("--set evaluator.models[0].password=VALUE");
        assertThat(stored.with(List.of("evaluator.models[0].password=1")).text("evaluator.models[0].password"))
                .contains("1");
    }
}
