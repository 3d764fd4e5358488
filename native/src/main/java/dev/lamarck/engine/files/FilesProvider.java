package dev.lamarck.engine.files;

/** Brings a file system other than this machine's; found by {@link java.util.ServiceLoader}. */
public interface FilesProvider {
    /** Whether it knows paths that begin so, such as {@code s3a} for {@code s3a://bucket/file}. */
    boolean knows(String scheme);

    Files open();
}
