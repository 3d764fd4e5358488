package dev.lamarck.engine.model;

import dev.lamarck.engine.files.Files;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code model.safetensors.index.json} says: the file in which each tensor is. */
record ShardIndex(String file, Map<String, String> shards) {
    static final String FILE = "model.safetensors.index.json";
    private static final long MOST = 64 << 20;

    ShardIndex {
        shards = Collections.unmodifiableMap(new LinkedHashMap<>(shards));
    }

    static ShardIndex read(Files files, String folder) throws IOException {
        String file = files.in(folder, FILE);
        JsonFile json = JsonFile.read(files, file, MOST);
        JsonFile map = json.findObject("weight_map").orElseThrow(() -> json.missing("weight_map"));
        Map<String, String> shards = new LinkedHashMap<>();
        for (String tensor : map.keys()) {
            String shard = map.text(tensor);
            if (!shard.matches("[\\w][\\w.+-]*\\.safetensors")) {
                throw map.unlike(tensor, "the name of a .safetensors file in the same folder");
            }
            shards.put(tensor, shard);
        }
        return new ShardIndex(file, shards);
    }

    /** The files it speaks of. */
    List<String> names() {
        return shards.values().stream().distinct().sorted().toList();
    }
}
