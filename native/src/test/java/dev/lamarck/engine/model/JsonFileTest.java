package dev.lamarck.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.files.LocalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonFileTest {
    @TempDir
    private Path folder;

    @Test
    void keys_thatAreMissing_haveDefaultsAndNullHasNone() {
        JsonFile json = JsonFile.of("f", "{\"a\": null, \"b\": 3}").withDefaults("{\"a\": 1, \"b\": 2, \"c\": 5}");

        assertThat(json.findInteger("a")).isEmpty();
        assertThat(json.findInteger("b")).hasValue(3);
        assertThat(json.findInteger("c")).hasValue(5);
        assertThat(json.findInteger("d")).isEmpty();
        assertThat(json.keys()).containsExactly("a", "b");
    }

    @Test
    void isSet_ofWhatSaysNothing_isFalse() {
        JsonFile json = JsonFile.of("f", "{\"a\": null, \"b\": {}, \"c\": [], \"d\": false, \"e\": [0], \"f\": true}");

        assertThat(json.keys().stream().filter(json::isSet)).containsExactly("e", "f");
    }

    @Test
    void object_insideAnother_isNamedByItsPath() {
        JsonFile inner =
                JsonFile.of("f", "{\"a\": {\"b\": \"x\"}}").findObject("a").orElseThrow();

        assertThatThrownBy(() -> inner.findNumber("b"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("f: 'a.b' is \"x\", and has to be a finite number");
    }

    @Test
    void of_whatIsNoObject_refuses() {
        assertThatThrownBy(() -> JsonFile.of("f", "[1]")).hasMessageContaining("f: it is not a JSON object");
        assertThatThrownBy(() -> JsonFile.of("f", "")).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> JsonFile.of("f", "{\"a\": 1, \"a\": 2}"))
                .hasMessageContaining("f: its JSON is broken");
        assertThatThrownBy(() -> JsonFile.of("f", "{} {}")).hasMessageContaining("f: its JSON is broken");
        assertThatThrownBy(() -> JsonFile.of("f", "{\"a\":".repeat(5000))).hasMessageContaining("JSON is broken");
    }

    @Test
    void read_ofWhatIsNoText_refuses() throws IOException {
        Path file = folder.resolve("f");
        Files.write(file, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});

        assertThatThrownBy(() -> JsonFile.read(new LocalFiles(), file.toString(), 100))
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> JsonFile.read(new LocalFiles(), file.toString(), 3))
                .isInstanceOf(IOException.class);
    }
}
