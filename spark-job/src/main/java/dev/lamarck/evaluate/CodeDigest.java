package dev.lamarck.evaluate;

import dev.lamarck.genome.Hash128;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Tells one version of a class from another: by the jar that it comes from, or by its own class files where it lies in a folder. */
final class CodeDigest {

    /** A jar does not change while a JVM runs, and reading its table of contents takes some milliseconds. */
    private static final Map<Class<?>, Hash128> KNOWN = new ConcurrentHashMap<>();

    private CodeDigest() {}

    static Hash128 of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, CodeDigest::digest);
    }

    private static Hash128 digest(Class<?> type) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(nameOf(type));
            CodeSource source = type.getProtectionDomain().getCodeSource();
            if (source != null && source.getLocation() != null) {
                Path place = Path.of(source.getLocation().toURI());
                if (Files.isRegularFile(place)) {
                    jar(place, out);
                } else {
                    classFiles(place, type, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the code of " + type.getName() + ": " + e.getMessage(), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot find the code of " + type.getName() + ": " + e.getMessage(), e);
        }
        return Hash128.digest(bytes.toByteArray());
    }

    /** A lambda has another name in every JVM; what it stands in has not. */
    private static String nameOf(Class<?> type) {
        return type.isHidden() || type.isSynthetic() ? type.getName().replaceFirst("\\$\\$.*", "") : type.getName();
    }

    private static void jar(Path place, DataOutputStream out) throws IOException {
        try (ZipFile jar = new ZipFile(place.toFile())) {
            List<? extends ZipEntry> entries =
                    jar.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList();
            for (ZipEntry entry : entries) {
                out.writeUTF(entry.getName());
                out.writeLong(entry.getCrc());
                out.writeLong(entry.getSize());
            }
        }
    }

    private static void classFiles(Path place, Class<?> type, DataOutputStream out) throws IOException {
        Path file = place.resolve(nameOf(type).replace('.', '/').replaceFirst("\\$.*", "") + ".class");
        String own = file.getFileName().toString().replace(".class", "");
        if (!Files.exists(file)) {
            return;
        }
        try (Stream<Path> neighbours = Files.list(file.toAbsolutePath().getParent())) {
            List<Path> files = neighbours
                    .filter(each -> each.getFileName().toString().matches("\\Q" + own + "\\E(\\$.*)?\\.class"))
                    .sorted()
                    .toList();
            for (Path each : files) {
                out.write(each.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                out.write(Files.readAllBytes(each));
            }
        }
    }
}
