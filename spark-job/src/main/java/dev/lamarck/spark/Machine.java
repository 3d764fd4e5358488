package dev.lamarck.spark;

import org.apache.spark.util.Utils;

/** Where this JVM runs. */
final class Machine {

    private Machine() {}

    static String name() {
        return Utils.localHostName();
    }
}
