package dev.lamarck.evaluate.python;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The environment of an interpreter: of the JVM's no more than it needs and the settings pass on, as secrets lie there. */
final class Variables {

    /** Without which an interpreter is not found, or its packages are not. */
    private static final List<String> NEEDED = List.of("PATH", "HOME", "LD_LIBRARY_PATH");

    private Variables() {}

    /**
     * One thread in numerical libraries: evaluations share the cores, and sums do not depend on how many there are.
     *
     * @param outer the environment of this JVM
     */
    static Map<String, String> of(PythonSettings settings, Map<String, String> outer) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String threads : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
            variables.put(threads, "1");
        }
        variables.put("LANG", "C.UTF-8");
        variables.put("PYTHONHASHSEED", "0");
        variables.put("PYTHONUTF8", "1");
        variables.put("PYTHONIOENCODING", "utf-8:backslashreplace");
        variables.put("PYTHONDONTWRITEBYTECODE", "1");
        NEEDED.forEach(name -> copy(name, outer, variables));
        settings.limits().environment().forEach(name -> copy(name, outer, variables));
        return variables;
    }

    private static void copy(String name, Map<String, String> outer, Map<String, String> variables) {
        String value = outer.get(name);
        if (value != null) {
            variables.put(name, value);
        }
    }
}
