package dev.lamarck.evaluate;

import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Hash128;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The content of assets as one hash: names and bytes of their files, and whether they may be
 * started, in an order that no file system decides. Folders that
 * hold traces of use only ({@code __pycache__}, {@code .git}) never count, nor do a warehouse, which grows while a run
 * reads what lies beside it, and a Python environment.
 */
public final class AssetDigest {

    private static final Set<String> TRACES =
            Set.of("__pycache__", ".git", ".pytest_cache", ".mypy_cache", "node_modules", "openevolve_output");

    private static final String EVERY_WAREHOUSE_HAS = "runs";

    private AssetDigest() {}

    /**
     * A file of an asset.
     *
     * @param name its path in the asset's folder, with {@code /}; of an asset that is a file, the file's name
     * @param path where it lies
     */
    public record Part(String name, Path path) {}

    /**
     * The hash of all assets.
     *
     * @param place where an asset lies, by its path
     */
    public static Hash128 of(List<Asset> assets, Function<String, Path> place) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Asset asset : assets) {
                List<Part> parts = files(asset, place.apply(asset.path()));
                out.writeInt(parts.size());
                for (Part part : parts) {
                    byte[] name = part.name().getBytes(StandardCharsets.UTF_8);
                    out.writeInt(name.length);
                    out.write(name);
                    out.write(digest(part.path()));
                    out.writeBoolean(Files.isExecutable(part.path()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read an asset: " + e, e);
        }
        return Hash128.digest(bytes.toByteArray());
    }

    /** The files of an asset in the order of their names: the file that it is, or what counts of the folder. */
    public static List<Part> files(Asset asset, Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(new Part(String.valueOf(place.getFileName()), place));
        }
        if (!Files.isDirectory(place)) {
            throw new ConfException(
                    "'%s' is neither a file nor a folder here (%s). Correct the path, which counts from the folder that Lamarck was started in."
                            .formatted(asset.path(), place));
        }
        List<PathMatcher> wanted = asset.patterns().stream()
                .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern))
                .toList();
        List<Part> parts = new ArrayList<>();
        try {
            Files.walkFileTree(place, new Collecting(place, wanted, parts));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + place + ": " + e, e);
        }
        parts.sort(Comparator.comparing(Part::name));
        return List.copyOf(parts);
    }

    private static byte[] digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return digesting.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private static final class Collecting extends SimpleFileVisitor<Path> {

        private final Path root;
        private final List<PathMatcher> wanted;
        private final List<Part> parts;

        Collecting(Path root, List<PathMatcher> wanted, List<Part> parts) {
            this.root = root;
            this.wanted = wanted;
            this.parts = parts;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(root) && isNoPart(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        private static boolean isNoPart(Path folder) {
            return TRACES.contains(String.valueOf(folder.getFileName()))
                    || Files.exists(folder.resolve("pyvenv.cfg"))
                    || isTable(folder.resolve(EVERY_WAREHOUSE_HAS))
                    || (isTable(folder) && isTable(folder.resolveSibling(EVERY_WAREHOUSE_HAS)));
        }

        private static boolean isTable(Path folder) {
            return Files.isDirectory(folder.resolve("_delta_log"));
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            Path name = root.relativize(file);
            boolean counts = wanted.isEmpty() || wanted.stream().anyMatch(pattern -> pattern.matches(name));
            if (counts && Files.isRegularFile(file)) {
                parts.add(new Part(name.toString().replace(file.getFileSystem().getSeparator(), "/"), file));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
