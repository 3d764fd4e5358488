package dev.lamarck.engine.cli;

import dev.lamarck.engine.infer.Listener;
import java.io.PrintWriter;

/** Prints what is generated as it comes: text if there is any, token ids otherwise. */
final class Streaming implements Listener {
    private final PrintWriter out;
    private final boolean text;
    private boolean begun;

    Streaming(PrintWriter out, boolean text) {
        this.out = out;
        this.text = text;
    }

    @Override
    public boolean hear(int token) {
        if (!text) {
            print((begun ? "," : "") + token);
        }
        return true;
    }

    @Override
    public void read(String more) {
        print(more);
    }

    private void print(String more) {
        begun = true;
        out.print(more);
        out.flush();
    }
}
