package dev.lamarck.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.GenerationDefaults.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GenerationDefaultsTest {
    @TempDir
    private Path folder;

    @Test
    void read_ofWhatTheReferenceSaved_hasAllOfIt() throws IOException {
        assertThat(GenerationDefaults.read(
                        new LocalFiles(), Golden.file("sharded").toString()))
                .isEqualTo(new GenerationDefaults(
                        List.of(2, 5), new Sampling(true, 0.6, 20, 0.8, 1.05), OptionalInt.of(77)));
    }

    @Test
    void read_ofNothing_hasTheReferencesDefaults() throws IOException {
        assertThat(read("{}"))
                .isEqualTo(new GenerationDefaults(List.of(), new Sampling(false, 1, 50, 1, 1), OptionalInt.empty()));
        assertThat(read("{\"temperature\": null, \"eos_token_id\": 7, \"top_k\": -1}"))
                .isEqualTo(new GenerationDefaults(List.of(7), new Sampling(false, 1, 0, 1, 1), OptionalInt.empty()));
    }

    @Test
    void read_withoutAFileOfItsOwn_takesTheEndsOfTheModel() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"eos_token_id\": 3}");

        assertThat(GenerationDefaults.read(new LocalFiles(), folder.toString()).ends())
                .containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"eos_token_id": [-1]}      | token ids from 0 on
                    {"eos_token_id": [1.5]}     | a list of integers
                    {"temperature": -1}         | a number from 0 on
                    {"top_p": 1.5}              | a number from 0 to 1
                    {"repetition_penalty": 0}   | a number above 0
                    {"max_new_tokens": 0}       | an integer from 1
                    {"do_sample": "yes"}        | true or false
                    """)
    void read_ofAnUnusableValue_namesIt(String text, String said) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(ModelException.class).hasMessageContaining(said);
    }

    private GenerationDefaults read(String text) throws IOException {
        Files.writeString(folder.resolve("generation_config.json"), text);
        return GenerationDefaults.read(new LocalFiles(), folder.toString());
    }
}
