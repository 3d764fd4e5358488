package dev.lamarck.evaluate.foreign;

import dev.lamarck.evaluate.MachineException;
import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.evaluate.sandbox.Errand;
import dev.lamarck.evaluate.sandbox.Sandbox;

/** A sandbox of a machine that can start nothing. */
public final class BrokenSandbox implements Sandbox {

    public static final MachineException TROUBLE = new MachineException("No process is left. End some.");

    @Override
    public Ending run(Errand errand) {
        throw TROUBLE;
    }

    @Override
    public String inForce() {
        return "";
    }

    @Override
    public void close() {}
}
