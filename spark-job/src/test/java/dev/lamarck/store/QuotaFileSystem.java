package dev.lamarck.store;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** A disk that a test can fill: local files under the scheme {@code quota}. */
public final class QuotaFileSystem extends RawLocalFileSystem {

    static final AtomicLong LEFT = new AtomicLong(Long.MAX_VALUE);

    @Override
    public String getScheme() {
        return "quota";
    }

    @Override
    public URI getUri() {
        return URI.create("quota:///");
    }

    @Override
    public FSDataOutputStream create(
            Path file, boolean overwrite, int buffer, short copies, long block, Progressable progress)
            throws IOException {
        return limited(super.create(file, overwrite, buffer, copies, block, progress));
    }

    @Override
    public FSDataOutputStream create(
            Path file,
            FsPermission permission,
            boolean overwrite,
            int buffer,
            short copies,
            long block,
            Progressable progress)
            throws IOException {
        return limited(super.create(file, permission, overwrite, buffer, copies, block, progress));
    }

    private FSDataOutputStream limited(FSDataOutputStream out) throws IOException {
        return new FSDataOutputStream(new Limited(out), null);
    }

    private static final class Limited extends java.io.FilterOutputStream {

        Limited(FSDataOutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            take(1);
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            take(length);
            out.write(bytes, offset, length);
        }

        private static void take(int bytes) throws IOException {
            if (LEFT.addAndGet(-bytes) < 0) {
                throw new IOException("No space left on device");
            }
        }
    }
}
