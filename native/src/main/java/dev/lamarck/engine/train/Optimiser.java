package dev.lamarck.engine.train;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Backward;
import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.model.Block;
import dev.lamarck.engine.model.Safetensors;
import dev.lamarck.engine.model.SafetensorsWriter;
import dev.lamarck.engine.model.Stored;
import dev.lamarck.engine.tensor.Memory;
import dev.lamarck.engine.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes an adapter learn by its gradients. What it remembers of them is in floats and can be written and read, so that learning goes on
 * as if it had never stopped. To be closed before its adapter is.
 */
public final class Optimiser implements AutoCloseable {
    /** Keeps the norm that gradients are divided by away from 0, as in PyTorch. */
    private static final double LEAST_NORM = 1e-6;

    private static final String STEPS = "steps";
    private static final String RULE = "rule";

    private final Trainee trainee;
    private final Rule rule;
    private final Backend backend;
    private final Backward backward;
    private final Memory memory;
    private final List<Backward.Learned> learned = new ArrayList<>();
    private int steps;

    public Optimiser(Trainee trainee, Rule rule) {
        this.trainee = trainee;
        this.rule = rule;
        this.backend = trainee.backend();
        this.backward = backend.backward().orElseThrow(() -> TrainErrors.noGradients(backend));
        this.memory = backend.memory().of("the optimiser of " + trainee.name());
        boolean made = false;
        try {
            trainee.halves().forEach(this::remember);
            made = true;
        } finally {
            if (!made) {
                close();
            }
        }
    }

    private void remember(Trainee.Half half) {
        List<Tensor> memories = new ArrayList<>();
        for (int i = 0; i < rule.memories(); i++) {
            Tensor room =
                    backend.tensor(memory, half.values().rows(), half.values().columns());
            backward.clear(room);
            memories.add(room);
        }
        learned.add(new Backward.Learned(half.values(), half.gradient(), memories));
    }

    /** How many steps were made. */
    public int steps() {
        return steps;
    }

    /**
     * Makes a step by the gradients, and takes them away.
     *
     * @param clip the norm of all gradients together is brought down to this; 0 for any norm
     * @return the norm that they had
     */
    public double step(double rate, double clip) {
        double norm = Math.sqrt(learned.stream()
                .mapToDouble(one -> backward.squares(one.gradient()))
                .sum());
        if (!Double.isFinite(norm)) {
            throw TrainErrors.notANumber(trainee.name());
        }
        double scale = clip > 0 ? Math.min(1, clip / (norm + LEAST_NORM)) : 1;
        steps++;
        if (rule instanceof Rule.Adam adam) {
            Backward.Adam step = adam(adam, rate, scale);
            learned.forEach(one -> backward.step(one, step));
        } else if (rule instanceof Rule.Sgd sgd) {
            Backward.Sgd step =
                    new Backward.Sgd((float) scale, (float) sgd.momentum(), (float) rate, (float) sgd.decay());
            learned.forEach(one -> backward.step(one, step));
        }
        learned.forEach(one -> backward.clear(one.gradient()));
        trainee.next();
        return norm;
    }

    /** The means begin at 0, which is made up for. */
    private Backward.Adam adam(Rule.Adam rule, double rate, double scale) {
        return new Backward.Adam(
                (float) scale,
                (float) rule.first(),
                (float) rule.second(),
                (float) (rate / (1 - Math.pow(rule.first(), steps))),
                (float) (1 / Math.sqrt(1 - Math.pow(rule.second(), steps))),
                (float) rule.epsilon(),
                (float) (1 - rate * rule.decay()));
    }

    private String name(int half, int number) {
        return trainee.halves().get(half).name() + "." + number;
    }

    /** Writes what it remembers. */
    public void save(Files files, String file) throws IOException {
        Map<String, Block> tensors = new TreeMap<>();
        for (int i = 0; i < learned.size(); i++) {
            List<Tensor> memories = learned.get(i).memories();
            for (int j = 0; j < memories.size(); j++) {
                Tensor one = memories.get(j);
                tensors.put(name(i, j), Block.of(backend.read(one), one.rows(), one.columns()));
            }
        }
        Map<String, String> facts = Map.of(STEPS, Integer.toString(steps), RULE, rule.toString());
        files.write(file, SafetensorsWriter.bytes(tensors, facts));
    }

    /** Goes on from what one like it has written. */
    public void restore(Files files, String file) throws IOException {
        Safetensors saved = Safetensors.read(files, file);
        String said = saved.metadata().getOrDefault(RULE, "none");
        if (!said.equals(rule.toString())) {
            throw TrainErrors.otherState(file, "it was made by " + said);
        }
        for (int i = 0; i < learned.size(); i++) {
            List<Tensor> memories = learned.get(i).memories();
            for (int j = 0; j < memories.size(); j++) {
                restore(memories.get(j), name(i, j), saved);
            }
        }
        String count = saved.metadata().getOrDefault(STEPS, "");
        if (!count.matches("[0-9]{1,9}")) {
            throw TrainErrors.otherState(file, "it does not say after how many steps it was written");
        }
        steps = Integer.parseInt(count);
        trainee.goOn(steps);
    }

    private void restore(Tensor to, String name, Safetensors saved) {
        Stored stored = saved.tensors().get(name);
        if (stored == null || !stored.shape().equals(List.of(to.rows(), to.columns()))) {
            throw TrainErrors.otherState(
                    saved.file(), "there is no %s of %d × %d numbers".formatted(name, to.rows(), to.columns()));
        }
        backend.write(to, Numbers.read(stored, backend));
    }

    @Override
    public void close() {
        learned.forEach(one -> one.memories().forEach(Tensor::close));
        learned.clear();
        memory.close();
    }
}
