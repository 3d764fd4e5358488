package dev.lamarck.engine.model;

import dev.lamarck.engine.files.Files;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The tensors of a model's folder, in one file or in several. It remembers who was asked for, so that what a checkpoint
 * holds and nobody wants can be told. Threads may share it.
 */
public final class Checkpoint {
    private static final String ALONE = "model.safetensors";
    private static final Pattern SHARD = Pattern.compile("model-\\d+-of-\\d+\\.safetensors");
    private static final Pattern PICKLED = Pattern.compile(".*\\.(bin|pth|pt|ckpt)(\\.index\\.json)?|.*\\.gguf");

    private final String folder;
    private final Map<String, Stored> tensors;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    private Checkpoint(String folder, Map<String, Stored> tensors) {
        this.folder = folder;
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /** Reads the headers of all files; of two ways to store a model in one folder, the one without shards counts. */
    public static Checkpoint open(Files files, String folder) throws IOException {
        List<String> names = files.list(folder);
        if (names.contains(ShardIndex.FILE)) {
            ShardIndex index = ShardIndex.read(files, folder);
            if (!names.contains(ALONE) || index.names().contains(ALONE)) {
                return new Checkpoint(folder, sharded(files, folder, index, names));
            }
        }
        if (names.contains(ALONE)) {
            Safetensors alone = Safetensors.read(files, files.in(folder, ALONE));
            return new Checkpoint(folder, new LinkedHashMap<>(alone.tensors()));
        }
        throw nothing(folder, names);
    }

    private static ModelException nothing(String folder, List<String> names) {
        Optional<String> pickled =
                names.stream().filter(name -> PICKLED.matcher(name).matches()).findFirst();
        if (names.stream().anyMatch(name -> SHARD.matcher(name).matches())) {
            return ModelErrors.noIndex(folder, ShardIndex.FILE);
        }
        return pickled.map(name -> ModelErrors.notSafetensors(folder, name))
                .orElseGet(() -> ModelErrors.noTensors(folder, ALONE));
    }

    private static Map<String, Stored> sharded(Files files, String folder, ShardIndex index, List<String> names)
            throws IOException {
        List<String> extra = names.stream()
                .filter(name -> SHARD.matcher(name).matches() && !index.names().contains(name))
                .toList();
        if (!extra.isEmpty()) {
            throw ModelErrors.extraShards(index.file(), extra);
        }
        Map<String, Stored> tensors = new LinkedHashMap<>();
        for (String shard : index.names()) {
            if (!names.contains(shard)) {
                throw ModelErrors.missingShard(index.file(), shard);
            }
            Safetensors held = Safetensors.read(files, files.in(folder, shard));
            for (Stored tensor : held.tensors().values()) {
                String said = index.shards().get(tensor.name());
                if (!shard.equals(said)) {
                    throw ModelErrors.elsewhere(index.file(), tensor.name(), shard, Optional.ofNullable(said));
                }
                tensors.put(tensor.name(), tensor);
            }
        }
        index.shards().forEach((tensor, shard) -> {
            if (!tensors.containsKey(tensor)) {
                throw ModelErrors.notInShard(index.file(), tensor, shard);
            }
        });
        return tensors;
    }

    public String folder() {
        return folder;
    }

    /** What all tensors are called. */
    public Set<String> names() {
        return tensors.keySet();
    }

    /** The tensor of that name, which has to be of that shape and of numbers that the engine computes with. */
    public Stored tensor(String name, List<Long> shape) {
        Stored tensor = find(name).orElseThrow(() -> ModelErrors.noTensor(folder, name, shape, names()));
        if (!tensor.shape().equals(shape)) {
            throw ModelErrors.wrongShape(tensor, shape);
        }
        if (tensor.type().computed().isEmpty()) {
            throw ModelErrors.notComputed(tensor);
        }
        return tensor;
    }

    /** The tensor of that name, whatever it is. */
    public Optional<Stored> find(String name) {
        asked.add(name);
        return Optional.ofNullable(tensors.get(name));
    }

    /** The tensors that nobody has asked for yet, without those that nobody needs. */
    List<String> unused(Pattern needless) {
        return names().stream()
                .filter(name -> !asked.contains(name) && !needless.matcher(name).matches())
                .toList();
    }
}
