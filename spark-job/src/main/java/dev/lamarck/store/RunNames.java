package dev.lamarck.store;

import java.util.regex.Pattern;

/** The rule for names of runs: they are folder names, partition values and parts of transaction ids. */
final class RunNames {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private RunNames() {}

    static boolean valid(String run) {
        return NAME.matcher(run).matches();
    }

    static String check(String run) {
        if (!valid(run)) {
            throw StoreErrors.runName(run);
        }
        return run;
    }
}
