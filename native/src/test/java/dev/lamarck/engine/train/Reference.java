package dev.lamarck.engine.train;

import dev.lamarck.engine.adapter.PeftAdapter;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Golden;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Safetensors;
import dev.lamarck.engine.model.Stored;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the reference library learned with one of the test models, from the same lessons. */
record Reference(String folder, Safetensors tensors) {
    private static final String MODELS = "src/test/resources/models/";

    static Reference of(String model) throws IOException {
        String folder = MODELS + model;
        return new Reference(folder, Safetensors.read(new LocalFiles(), folder + "/training.safetensors"));
    }

    private ByteBuffer bytes(String name) throws IOException {
        Stored stored = tensors.tensors().get(name);
        if (stored == null) {
            throw new IllegalArgumentException("Nothing called " + name + " in " + folder);
        }
        return ByteBuffer.wrap(Golden.bytes(stored)).order(ByteOrder.LITTLE_ENDIAN);
    }

    float[] floats(String name) throws IOException {
        ByteBuffer bytes = bytes(name);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    int[] ints(String name) throws IOException {
        ByteBuffer bytes = bytes(name);
        int[] values = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(values);
        return values;
    }

    Trainee trainee(Model model, String adapter) throws IOException {
        PeftAdapter peft = PeftAdapter.read(new LocalFiles(), folder + "/adapters/" + adapter);
        return Trainee.from(adapter, model, peft, 0, 0);
    }

    /** The lessons of each trainee, in the order of the batch; their losses are means over what counts of a trainee's. */
    List<Assignment> assignments(List<Trainee> trainees) throws IOException {
        int[] tokens = ints("tokens");
        int[] mask = ints("mask");
        int[] lengths = ints("lengths");
        int[] owners = ints("owners");
        List<Lesson> lessons = new ArrayList<>();
        double[] weights = new double[trainees.size()];
        int from = 0;
        for (int i = 0; i < lengths.length; i++) {
            float[] counts = new float[lengths[i]];
            for (int j = 1; j < counts.length; j++) {
                counts[j] = mask[from + j];
            }
            lessons.add(new Lesson(Arrays.copyOfRange(tokens, from, from + lengths[i]), counts));
            weights[owners[i]] += lessons.get(i).weight();
            from += lengths[i];
        }
        List<Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < lengths.length; i++) {
            assignments.add(new Assignment(lessons.get(i), trainees.get(owners[i]), 1 / weights[owners[i]]));
        }
        return assignments;
    }
}
