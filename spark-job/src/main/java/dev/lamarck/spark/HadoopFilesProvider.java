package dev.lamarck.spark;

import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.files.FilesProvider;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Lets models lie where Hadoop reaches, with the settings that Spark has for it. */
public final class HadoopFilesProvider implements FilesProvider {
    @Override
    public boolean knows(String scheme) {
        try {
            FileSystem.getFileSystemClass(scheme, settings());
            return true;
        } catch (UnsupportedFileSystemException e) {
            return false;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public Files open() {
        return HadoopFiles.of(settings());
    }

    private static Configuration settings() {
        return SparkHadoopUtil.get().conf();
    }
}
