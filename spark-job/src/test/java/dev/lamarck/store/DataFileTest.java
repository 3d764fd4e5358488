package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DataFileTest {

    @Test
    void ofJson_ofToJson_isTheSame() {
        DataFile file = new DataFile("run_id=r-1/part.parquet", "r-1", 10, 20, 30, "{\"numRecords\":30}");
        assertThat(DataFile.ofJson(file.toJson())).isEqualTo(file);
    }

    @Test
    void constructor_ofWhatIsNoFile_isRefused() {
        assertThatThrownBy(() -> new DataFile("", "r-1", 10, 20, 30, "")).hasMessageContaining("Not a data file");
        assertThatThrownBy(() -> new DataFile("part", "R 1", 10, 20, 30, "")).hasMessageContaining("name of a run");
        assertThatThrownBy(() -> DataFile.ofJson("{")).hasMessageContaining("not JSON");
    }
}
