package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

final class WarehouseFolderTest {

    private static StoreException refused(String uri) {
        Configuration configuration = new Configuration();
        configuration.set("fs.s3a.impl", "no.such.FileSystem");
        configuration.set("fs.adl.impl", "no.such.FileSystem");
        return assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> WarehouseFolder.of(uri, configuration))
                .actual();
    }

    @Test
    void of_path_isMadeComplete() {
        assertThat(WarehouseFolder.of("/a b/c", new Configuration()).toString()).isEqualTo("file:/a b/c");
    }

    @Test
    void of_nothingOrNonsense_isTheFaultOfWhoWroteIt() {
        assertThat(refused("").fault()).isEqualTo(StoreException.Fault.USER);
        assertThat(refused(" ").fault()).isEqualTo(StoreException.Fault.USER);
        assertThat(refused("s3a:").fault()).isEqualTo(StoreException.Fault.USER);
    }

    @Test
    void of_schemeWithoutItsJar_namesTheJar() {
        StoreException missing = refused("s3a://bucket/folder");
        assertThat(missing.fault()).isEqualTo(StoreException.Fault.ENVIRONMENT);
        assertThat(missing)
                .hasMessageContaining("s3a://")
                .hasMessageContaining("--packages org.apache.hadoop:hadoop-aws:");
        assertThat(refused("adl://x/folder")).hasMessageContaining("hadoop-azure-datalake");
    }

    @Test
    void of_unknownScheme_isUnreachable() {
        assertThat(refused("nosuch://x/y").fault()).isEqualTo(StoreException.Fault.ENVIRONMENT);
    }
}
