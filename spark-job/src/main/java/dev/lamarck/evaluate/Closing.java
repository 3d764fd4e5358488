package dev.lamarck.evaluate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what an evaluator has used. */
final class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    /** Closes; what goes wrong is only worth a line in the log. */
    static void quietly(AutoCloseable used) {
        try {
            used.close();
        } catch (Exception e) { // boundary: task
            LOG.warn("closing={} failed=\"{}\"", used.getClass().getSimpleName(), e.toString());
        }
    }
}
