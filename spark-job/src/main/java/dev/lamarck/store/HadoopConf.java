package dev.lamarck.store;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;

/** The part of a driver's Hadoop configuration that an executor does not have: what differs from Hadoop's defaults. */
public record HadoopConf(SortedMap<String, String> entries) implements Serializable {

    /** Reading Hadoop's default files takes longer than writing a small data file, so it happens once per content. */
    private static final Map<SortedMap<String, String>, Configuration> BUILT = new ConcurrentHashMap<>();

    public HadoopConf {
        entries = new TreeMap<>(entries);
    }

    /** Hadoop's defaults. */
    public static HadoopConf none() {
        return new HadoopConf(new TreeMap<>());
    }

    public static HadoopConf of(Configuration configuration) {
        TreeMap<String, String> entries = new TreeMap<>();
        for (Map.Entry<String, String> entry : configuration) {
            if (!isDefault(configuration.getPropertySources(entry.getKey()))) {
                entries.put(entry.getKey(), entry.getValue());
            }
        }
        return new HadoopConf(entries);
    }

    /** Without the values: some of them open a bucket. */
    @Override
    public String toString() {
        return "HadoopConf[" + entries.size() + " entries]";
    }

    public Configuration configuration() {
        return BUILT.computeIfAbsent(entries, HadoopConf::build);
    }

    private static Configuration build(SortedMap<String, String> entries) {
        Configuration configuration = new Configuration();
        entries.forEach(configuration::set);
        return configuration;
    }

    private static boolean isDefault(String[] sources) {
        return sources != null && Arrays.stream(sources).allMatch(source -> source.endsWith("-default.xml"));
    }
}
