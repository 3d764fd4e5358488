package dev.lamarck.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import org.treesitter.TSTree;

/**
 * Reads a native tree in one call, some ten times as fast as node by node through the binding. Where there is no library of
 * ours for the platform, there is none of these, and trees are read node by node.
 */
final class NativeWalk {

    private static final String LIBRARY = "liblamarck-walk.so";
    private static final Optional<VarHandle> POINTER = load();

    private NativeWalk() {}

    /** Whether there is one here. */
    static boolean isThere() {
        return POINTER.isPresent();
    }

    /**
     * The columns kind, start, end, parent, size and field of all nodes in pre-order, one column after the other; positions in
     * bytes, kinds as the parser's symbols, the complement of a field for a node that the parser made up. Last comes the flaw, see
     * {@link Columns#flaw}. A single number for a tree that is too deep: where it is.
     */
    static int[] columns(TSTree tree, int capacity, int deepest) {
        return walk((long) POINTER.orElseThrow().get(tree), capacity, deepest);
    }

    private static native boolean bind();

    private static native int[] walk(long tree, int capacity, int deepest);

    private static Optional<VarHandle> load() {
        String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        try (InputStream content = NativeWalk.class.getResourceAsStream(system + "-" + machine + "/" + LIBRARY)) {
            if (content == null) {
                return Optional.empty();
            }
            Path file = Files.createTempFile("lamarck-walk", ".so");
            try {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                System.load(file.toString());
            } finally {
                Files.deleteIfExists(file); // once loaded it stays
            }
            return bind() ? Optional.of(pointer()) : Optional.empty();
        } catch (IOException | ReflectiveOperationException | LinkageError | SecurityException e) {
            return Optional.empty(); // such as a folder for temporary files that nothing may be run from
        }
    }

    private static VarHandle pointer() throws ReflectiveOperationException {
        return MethodHandles.privateLookupIn(TSTree.class, MethodHandles.lookup())
                .findVarHandle(TSTree.class, "ptr", long.class);
    }
}
