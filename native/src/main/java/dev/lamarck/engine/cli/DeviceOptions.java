package dev.lamarck.engine.cli;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.tensor.EngineException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where models run. */
final class DeviceOptions {
    private static final long MIB = 1 << 20;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "Run on this device: cpu, cuda or emulated. Default: cpu.")
    private String device = "cpu";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Compute with so many threads. Default: one for each processor. The results are the same.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--instruction-set",
            paramLabel = "NAME",
            description =
                    "Compute with avx512, avx2 or portable, to get the same bits on machines that differ. Default: the"
                            + " best that runs here.")
    private Optional<String> instructionSet = Optional.empty();

    @Option(
            names = "--memory",
            paramLabel = "MIB",
            description = "Take no more memory than this beside the weights. Default: no limit.")
    private Optional<Long> memory = Optional.empty();

    /** Opens the device; whoever asked closes it. */
    Backend open() {
        if (!device.equals("cpu")) {
            throw new EngineException(
                    "Cannot run on %s: only cpu is there so far. Leave --device out.".formatted(device));
        }
        return new CpuBackend(
                instructionSet.orElse(""),
                threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                memory.map(mib -> Math.multiplyExact(mib, MIB)).orElse(Long.MAX_VALUE));
    }
}
