package dev.lamarck.cli;

import dev.lamarck.run.StopSwitch;
import java.io.PrintStream;
import java.util.List;
import sun.misc.Signal;

/** The first SIGTERM or Ctrl-C asks the run to stop, the second ends the process; a commit survives both. */
final class Signals {

    private Signals() {}

    static void tie(StopSwitch stop, PrintStream err) {
        for (String name : List.of("TERM", "INT")) {
            Signal.handle(new Signal(name), signal -> {
                if (stop.requested()) {
                    Runtime.getRuntime().halt(Exit.STOPPED.code());
                }
                err.println("stopping: the commit in hand is finished first. Once more ends it at once; what is"
                        + " committed is safe either way.");
                stop.request();
            });
        }
    }
}
