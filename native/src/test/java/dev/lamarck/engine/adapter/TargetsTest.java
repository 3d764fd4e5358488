package dev.lamarck.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Golden;
import dev.lamarck.engine.model.JsonFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TargetsTest {
    @Test
    void changes_whatTheReferenceWouldChange() throws IOException {
        JsonNode told = Golden.json("targets.json");
        List<String> modules = Golden.texts(told.get("modules"));

        assertThat(told.get("cases")).isNotEmpty().allSatisfy(example -> {
            String text = example.get("config").toString();
            PeftConfig config = PeftConfigReader.read(JsonFile.of(text, text));
            assertThat(modules.stream().filter(config::changes))
                    .as(text)
                    .isEqualTo(Golden.texts(example.get("changed")));
        });
    }

    @Test
    void strength_isWhatTheReferenceTakes() throws IOException {
        String folder = Golden.file("adapters/patterns").toString();
        Strength strength = PeftAdapter.read(new LocalFiles(), folder).config().strength();

        Golden.json("targets.json").get("strengths").fields().forEachRemaining(entry -> {
            int rank = entry.getValue().get(0).intValue();
            assertThat(strength.rank(entry.getKey())).as(entry.getKey()).isEqualTo(rank);
            assertThat(strength.scale(entry.getKey()))
                    .isEqualTo(entry.getValue().get(1).doubleValue() / rank);
        });
    }

    @Test
    void allLinear_includesEverything() {
        String text = "{\"peft_type\": \"LORA\", \"r\": 1, \"lora_alpha\": 1, \"target_modules\": \"All-Linear\"}";

        assertThat(PeftConfigReader.read(JsonFile.of("f", text)).targets()).isEqualTo(new Targets.AllLinear());
    }
}
