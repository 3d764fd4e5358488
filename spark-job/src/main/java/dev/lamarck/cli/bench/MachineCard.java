package dev.lamarck.cli.bench;

import dev.lamarck.run.CodeVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** What the figures were measured on. */
public final class MachineCard {

    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final long MIB = 1 << 20;

    private MachineCard() {}

    public static Map<String, Object> of(SparkSession spark) throws IOException {
        Map<String, Object> card = plain();
        card.put("spark", spark.version() + ", " + spark.sparkContext().master());
        return card;
    }

    /** The machine without Spark. */
    public static Map<String, Object> plain() throws IOException {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("processor", processor());
        card.put("processors", Runtime.getRuntime().availableProcessors());
        card.put("driver heap", Runtime.getRuntime().maxMemory() / MIB + " MiB");
        card.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        card.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        card.put("lamarck", CodeVersion.text());
        return card;
    }

    private static String processor() throws IOException {
        if (!Files.isReadable(CPU)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(CPU)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
