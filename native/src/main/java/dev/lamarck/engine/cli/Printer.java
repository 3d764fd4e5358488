package dev.lamarck.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Prints answers, for persons or for programs. */
record Printer(PrintWriter out, boolean json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Printer of(CommandSpec spec, boolean json) {
        return new Printer(spec.commandLine().getOut(), json);
    }

    /** Names and values, a line each. */
    void facts(String title, Map<String, Object> facts) {
        if (json) {
            out.println(line(facts));
        } else {
            out.println(title);
            facts.forEach((name, value) -> out.printf("  %-16s %s%n", name.replace('_', ' '), shown(value)));
        }
        out.flush();
    }

    private static String shown(Object value) {
        return value instanceof Number number ? "%,d".formatted(number.longValue()) : value.toString();
    }

    /** A value as one line of JSON. */
    static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps of plain values can be written as JSON", e);
        }
    }
}
