package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.storage.GCSLogStore;
import io.delta.storage.HDFSLogStore;
import io.delta.storage.LocalLogStore;
import io.delta.storage.LogStore;
import io.delta.storage.S3SingleDriverLogStore;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

final class LogStoresTest {

    @Test
    void open_schemeWithoutAChoice_isDeltasOwn() {
        assertThat(open("hdfs", Optional.empty())).isInstanceOf(HDFSLogStore.class);
        assertThat(open("s3a", Optional.empty())).isInstanceOf(S3SingleDriverLogStore.class);
        assertThat(open("gs", Optional.empty())).isInstanceOf(GCSLogStore.class);
    }

    @Test
    void open_chosenClass_isUsed() {
        assertThat(open("x", Optional.of(LocalLogStore.class.getName()))).isInstanceOf(LocalLogStore.class);
    }

    @Test
    void open_classThatIsNone_saysWhichSettingToChange() {
        assertThatThrownBy(() -> open("x", Optional.of("no.such.Store")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no.such.Store")
                .hasMessageContaining("spark.delta.logStore.x.impl");
        assertThatThrownBy(() -> open("x", Optional.of(String.class.getName()))).isInstanceOf(StoreException.class);
    }

    @Test
    void open_localDisk_wantsTheStoreThatLosesNothing() {
        assertThat(open("file", Optional.of(HardLinkLogStore.class.getName()))).isInstanceOf(HardLinkLogStore.class);
        assertThatThrownBy(() -> open("file", Optional.empty()))
                .hasMessageContaining("--conf spark.delta.logStore.file.impl=dev.lamarck.store.HardLinkLogStore");
    }

    @Test
    void open_unknownSchemeWithoutAChoice_isRefused() {
        assertThatThrownBy(() -> open("x", Optional.empty()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("'x'")
                .hasMessageContaining("spark.delta.logStore.x.impl");
        assertThat(open("viewfs", Optional.empty())).isInstanceOf(HDFSLogStore.class);
    }

    private static LogStore open(String scheme, Optional<String> chosen) {
        return LogStores.open(scheme, chosen, new Configuration(false), FaultPoint.NONE);
    }
}
