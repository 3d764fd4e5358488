package dev.lamarck.engine.backend;

import java.util.Arrays;

/** Holds gradients of backends against the reference. */
abstract class GradientContract extends Contract {
    /** Makes results on a backend that trains out of what it is given. */
    interface Lesson {
        float[] on(Backend backend, Backward backward, Given given) throws Exception;
    }

    static float[] result(Backend backend, Lesson lesson) throws Exception {
        return result(backend, (on, given) -> lesson.on(on, on.backward().orElseThrow(), given));
    }

    /** The same as the reference, and the same bits with any number of threads. */
    final void check(Lesson lesson) throws Exception {
        check((backend, given) -> lesson.on(backend, backend.backward().orElseThrow(), given));
    }

    static float[] join(float[]... parts) {
        float[] all =
                new float[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
