package dev.lamarck.evaluate.tests.host;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** What JaCoCo's agent recorded, by its public class {@code org.jacoco.agent.rt.RT}. */
final class ExecutionData {

    private static final @Nullable Object AGENT = agent();

    private ExecutionData() {}

    /** What was recorded since the last time; nothing if the agent is not there. */
    static byte[] take() {
        if (AGENT == null) {
            return new byte[0];
        }
        try {
            Method take = Class.forName("org.jacoco.agent.rt.IAgent").getMethod("getExecutionData", boolean.class);
            return (byte[]) take.invoke(AGENT, true);
        } catch (ReflectiveOperationException e) {
            throw unknown(e);
        }
    }

    private static @Nullable Object agent() {
        try {
            return Class.forName("org.jacoco.agent.rt.RT").getMethod("getAgent").invoke(null);
        } catch (ClassNotFoundException e) {
            return null;
        } catch (IllegalAccessException | InvocationTargetException | NoSuchMethodException e) {
            throw unknown(e);
        }
    }

    private static IllegalStateException unknown(ReflectiveOperationException cause) {
        return new IllegalStateException(
                "Cannot ask JaCoCo's agent: " + cause + ". Give evaluator.config.jacoco-agent that of version 0.8.",
                cause);
    }
}
