package dev.lamarck.spark;

import dev.lamarck.evaluate.Asset;
import dev.lamarck.evaluate.LocalPremises;
import dev.lamarck.evaluate.MachineException;
import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Premises in an executor: assets lie where the run's luggage was unpacked. */
final class ExecutorPremises implements Premises, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutorPremises.class);

    private final Luggage luggage;
    private final List<Asset> assets;
    private final Path folder;
    private final LocalPremises local;
    private boolean unpacked;

    private ExecutorPremises(Luggage luggage, List<Asset> assets, Path folder) {
        this.luggage = luggage;
        this.assets = assets;
        this.folder = folder;
        this.local = LocalPremises.of(folder.resolve("scratch"), System.getenv());
    }

    static ExecutorPremises of(Luggage luggage, List<Asset> assets) {
        try {
            Path folder = Files.createTempDirectory("lamarck-").toRealPath();
            Files.createDirectory(folder.resolve("scratch"));
            return new ExecutorPremises(luggage, assets, folder);
        } catch (IOException e) {
            throw MachineException.at(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    @Override
    public synchronized Path file(String path) {
        int number = assets.stream().map(Asset::path).toList().indexOf(path);
        if (luggage.isNothing() || number < 0) {
            return local.file(path);
        }
        Path files = folder.resolve("files");
        if (!unpacked) {
            luggage.unpack(files);
            unpacked = true;
        }
        Path place = files.resolve(String.valueOf(number));
        Path alone = place.resolve(String.valueOf(Path.of(path).getFileName()));
        return assets.get(number).patterns().isEmpty() && Files.isRegularFile(alone) ? alone : place;
    }

    @Override
    public Path scratch() {
        return local.scratch();
    }

    @Override
    public <T extends AutoCloseable> T shared(String key, Class<T> type, Supplier<T> make) {
        return local.shared(key, type, make);
    }

    @Override
    public Map<String, String> environment() {
        return local.environment();
    }

    @Override
    public void close() {
        local.close();
        try {
            Trees.remove(folder);
        } catch (IOException e) {
            LOG.warn("folder={} left behind: {}", folder, e.toString());
        }
    }
}
