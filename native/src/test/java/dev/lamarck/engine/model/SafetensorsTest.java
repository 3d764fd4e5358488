package dev.lamarck.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.engine.files.LocalFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafetensorsTest {
    private static final String ONE = "'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}";

    @TempDir
    private Path folder;

    @Test
    void read_ofEveryType_findsWhatTheReferenceWrote() throws IOException {
        Safetensors read = Safetensors.read(
                new LocalFiles(), Golden.file("types.safetensors").toString());
        JsonNode expected = Golden.json("types.json");

        assertThat(read.tensors()).hasSize(expected.size());
        for (Stored tensor : read.tensors().values()) {
            JsonNode told = expected.get(tensor.name());
            assertThat(tensor.type()).hasToString(told.get("type").textValue());
            assertThat(tensor.shape()).isEqualTo(Golden.longs(told.get("shape")));
            assertThat(tensor.offset()).isEqualTo(told.get("offset").longValue());
            assertThat(tensor.bytes()).isEqualTo(told.get("bytes").longValue());
            assertThat(Golden.digest(tensor)).isEqualTo(told.get("sha256").textValue());
        }
        assertThat(read.metadata())
                .containsEntry("made-by", "the reference library")
                .containsEntry("ü", "ö");
        assertThat(read.tensors().keySet()).contains("with ünïcode \"name\"");
        assertThat(read.tensors().values().stream().map(Stored::type).distinct())
                .containsOnly(StoredType.values());
    }

    @Test
    void read_ofAnEmptyFile_hasNoTensors() throws IOException {
        assertThat(read("{}   ", 0).tensors()).isEmpty();
    }

    @Test
    void read_keepsTheOrderOfPlaces() throws IOException {
        String header = "{'b':{'dtype':'U8','shape':[3],'data_offsets':[2,5]},"
                + "'c':{'dtype':'U8','shape':[0],'data_offsets':[2,2]},"
                + "'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2],'more':{'of':[1]}}}";

        assertThat(read(header, 5).tensors().keySet()).containsExactly("a", "c", "b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {ONE}                                                         | 7 | 'a' in %s: it ends at byte 8
                    {ONE}                                                         | 9 | end at byte 8 of the numbers, and the file has 9
                    {ONE                                                          | 8 | JSON is broken
                    {ONE} x                                                       | 8 | JSON
                    {ONE}{}                                                       | 8 | after the JSON
                    [ONE]                                                         | 8 | header is not a JSON object
                    {ONE,ONE}                                                     | 8 | 'a' is there twice
                    {'a':{'dtype':'F32','dtype':'F32','shape':[],'data_offsets':[0,4]}}    | 4 | 'a.dtype' is there twice
                    {'a':{'dtype':'F33','shape':[2],'data_offsets':[0,8]}}        | 8 | 'a' in %s: its dtype 'F33'
                    {'a':{'dtype':3,'shape':[2],'data_offsets':[0,8]}}            | 8 | 'a' lacks a dtype
                    {'a':{'shape':[2],'data_offsets':[0,8]}}                      | 8 | 'a' lacks dtype, shape and data_offsets
                    {'a':{'dtype':'F32','data_offsets':[0,8]}}                    | 8 | 'a' lacks dtype, shape and data_offsets
                    {'a':{'dtype':'F32','shape':[2]}}                             | 8 | 'a' lacks dtype, shape and data_offsets
                    {'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}        | 8 | F32 of shape [3]
                    {'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}       | 8 | integers from 0 on
                    {'a':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}}      | 8 | integers from 0 on
                    {'a':{'dtype':'F32','shape':['2'],'data_offsets':[0,8]}}      | 8 | integers from 0 on
                    {'a':{'dtype':'F32','shape':[9223372036854775807,2],'data_offsets':[0,8]}} | 8 | F32 of shape
                    {'a':{'dtype':'F32','shape':[9223372036854775808],'data_offsets':[0,8]}}   | 8 | JSON is broken
                    {'a':{'dtype':'F32','shape':[4611686018427387904,0],'data_offsets':[0,0]}} | 0 | F32 of shape
                    {'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}        | 8 | a begin and an end
                    {'a':{'dtype':'F32','shape':[2],'data_offsets':[0]}}          | 8 | a begin and an end
                    {'a':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}}       | 8 | integers from 0 on
                    {'a':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}       | 12 | nobody owns the bytes 0 to 4
                    {ONE,'b':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}}   | 12 | 'b' in %s: it begins at byte 4
                    {ONE,'b':{'dtype':'F32','shape':[2],'data_offsets':[9,17]}}   | 17 | nobody owns the bytes 8 to 9
                    {ONE,'b':{'dtype':'F32','shape':[2],'data_offsets':[900,908]}} | 8 | ends at byte 908
                    {'a':[]}                                                      | 0 | 'a' lacks an object
                    {'__metadata__':{'a':1}}                                      | 0 | strings only
                    {'__metadata__':{'a':'1','a':'2'}}                            | 0 | '__metadata__.a' is there twice
                    {'__metadata__':{}, '__metadata__':{}}                        | 0 | '__metadata__' is there twice
                    """)
    void read_ofALie_saysWhich(String header, int numbers, String said) {
        assertThatThrownBy(() -> read(header, numbers))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(said.formatted(folder.resolve("file")))
                .hasMessageContaining("file");
    }

    @Test
    void read_ofALyingLength_refusesBeforeAllocating() throws IOException {
        assertThatThrownBy(() -> readBytes(length(99_999_999, "{}")))
                .hasMessageContaining("99,999,999 bytes, but the whole");
        assertThatThrownBy(() -> readBytes(length(100_000_001, "{}"))).hasMessageContaining("at most 100,000,000");
        assertThatThrownBy(() -> readBytes(length(-1, "{}"))).hasMessageContaining("18446744073709551615 bytes");
        assertThatThrownBy(() -> readBytes(new byte[7])).hasMessageContaining("7 bytes, too few");
        assertThatThrownBy(() -> readBytes(new byte[8])).hasMessageContaining("not a JSON object");
    }

    @Test
    void read_ofBrokenText_refuses() {
        byte[] file = length(14, "{\"\u00ff\":{}}     ");
        file[10] = (byte) 0xff;

        assertThatThrownBy(() -> readBytes(file)).hasMessageContaining("not UTF-8");
    }

    @Test
    void rows_ofATensor_areAPartOfIt() {
        Stored tensor = new Stored("a", StoredType.BF16, List.of(6L, 4L), Path.of("f"), 100, 48);

        assertThat(tensor.rows(2, 3))
                .isEqualTo(new Stored("a", StoredType.BF16, List.of(3L, 4L), Path.of("f"), 116, 24));
        assertThatThrownBy(() -> tensor.rows(4, 3)).hasMessageContaining("no 3 rows from row 4");
        assertThatThrownBy(() -> tensor.rows(-1, 3)).isInstanceOf(ModelException.class);
    }

    @Test
    void dtype_ofOtherNumbers_refuses() {
        Stored tensor = new Stored("a", StoredType.I8, List.of(2L), Path.of("f"), 0, 2);

        assertThatThrownBy(tensor::dtype).hasMessageContaining("does not compute with I8");
        assertThatThrownBy(() -> new Stored("a", StoredType.I8, List.of(2L), Path.of("f"), 0, 3))
                .isInstanceOf(ModelException.class);
    }

    private Safetensors read(String header, int numbers) throws IOException {
        String text = header.replace("ONE", ONE).replace('\'', '"');
        byte[] file = length(text.getBytes(StandardCharsets.UTF_8).length, text);
        ByteBuffer whole = ByteBuffer.allocate(file.length + numbers).put(file);
        return readBytes(whole.array());
    }

    private Safetensors readBytes(byte[] bytes) throws IOException {
        Path file = folder.resolve("file");
        Files.write(file, bytes);
        return Safetensors.read(new LocalFiles(), file.toString());
    }

    private static byte[] length(long length, String header) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(text)
                .array();
    }
}
