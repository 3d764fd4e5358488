package dev.lamarck.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.files.LocalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddingDefaultsTest {
    private static final String THREE = """
            [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
             {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
             {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"}]""";

    @TempDir
    private Path folder;

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private EmbeddingDefaults read() throws IOException {
        return EmbeddingDefaults.read(new LocalFiles(), folder.toString());
    }

    @Test
    void read_ofAFolderWithoutModules_isTheMean() throws IOException {
        assertThat(read()).isEqualTo(new EmbeddingDefaults(Pooling.MEAN, false, OptionalInt.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'pooling_mode_cls_token': false, 'pooling_mode_mean_tokens': true, 'pooling_mode_max_tokens': false} | MEAN",
                "{'word_embedding_dimension': 384, 'pooling_mode_cls_token': true} | FIRST",
                "{'pooling_mode_lasttoken': true, 'include_prompt': true} | LAST",
                "{'pooling_mode': 'cls'} | FIRST",
                "{'pooling_mode': ['lasttoken']} | LAST"
            })
    void read_ofThreeModules_poolsAndNormalises(String config, Pooling pooling) throws IOException {
        write("modules.json", THREE);
        write("1_Pooling/config.json", config.replace('\'', '"'));
        write("sentence_bert_config.json", "{\"max_seq_length\": 256, \"do_lower_case\": false}");
        assertThat(read()).isEqualTo(new EmbeddingDefaults(pooling, true, OptionalInt.of(256)));
    }

    @Test
    void read_withoutANormalisation_leavesLengths() throws IOException {
        write("modules.json", THREE.substring(0, THREE.lastIndexOf(',', THREE.lastIndexOf('{'))) + "]");
        write("1_Pooling/config.json", "{\"pooling_mode_mean_tokens\": true}");
        write("sentence_bert_config.json", "{\"max_seq_length\": null}");
        assertThat(read()).isEqualTo(new EmbeddingDefaults(Pooling.MEAN, false, OptionalInt.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'pooling_mode_max_tokens': true}",
                "{'pooling_mode_mean_tokens': true, 'pooling_mode_cls_token': true}",
                "{'pooling_mode_mean_tokens': false}",
                "{'pooling_mode': 'weightedmean'}"
            })
    void read_ofAnotherPooling_isRefused(String config) throws IOException {
        write("modules.json", THREE);
        write("1_Pooling/config.json", config.replace('\'', '"'));
        assertThatThrownBy(this::read)
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("[cls, lasttoken, mean]");
    }

    @Test
    void read_ofModulesThatAreNotDone_isRefused() throws IOException {
        write("modules.json", THREE.replace("models.Normalize", "models.Dense"));
        write("1_Pooling/config.json", "{\"pooling_mode_mean_tokens\": true}");
        assertThatThrownBy(this::read).isInstanceOf(ModelException.class).hasMessageContaining("models.Dense");
        write("modules.json", "{}");
        assertThatThrownBy(this::read).isInstanceOf(ModelException.class).hasMessageContaining("list");
        write("modules.json", "[{");
        assertThatThrownBy(this::read).isInstanceOf(ModelException.class).hasMessageContaining("modules.json");
    }

    @Test
    void named_ofAnUnknownPooling_namesTheOthers() {
        assertThat(Pooling.named("last")).isEqualTo(Pooling.LAST);
        assertThatThrownBy(() -> Pooling.named("Mean")).hasMessageContaining("mean, last, first");
    }
}
