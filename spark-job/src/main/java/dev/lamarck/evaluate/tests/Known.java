package dev.lamarck.evaluate.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is known of a program whose tests JUnit ran: what each class of tests entered, and how its tests ended. */
record Known(Sources sources, Map<String, Unit> units) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * The tests of one class.
     *
     * @param covers the methods that they entered
     * @param lines the lines that JaCoCo says they ran, by file
     * @param opaque whether they may have run more than that
     */
    record Unit(
            List<TestReport.Test> tests, Set<String> covers, Map<String, List<JavaFile.Line>> lines, boolean opaque) {

        /** Whether it may end otherwise once these methods are others; a stack trace names lines that may have moved. */
        private boolean isTouched(Set<String> changed, Set<String> edited) {
            return opaque
                    || !Collections.disjoint(covers, changed)
                    || tests.stream()
                            .map(TestReport.Test::message)
                            .anyMatch(said -> edited.stream().anyMatch(said::contains));
        }
    }

    static Known of(JsonNode json) {
        return MAPPER.convertValue(json, Known.class);
    }

    String json() {
        return MAPPER.valueToTree(this).toString();
    }

    /** The classes of tests that may end otherwise for a child; nothing if that is all of them, for all may see the change. */
    Optional<List<String>> chosen(Sources child) {
        if (!sources.outside().equals(child.outside())
                || !sources.files().keySet().equals(child.files().keySet())) {
            return Optional.empty();
        }
        Set<String> changed = sources.changed(child);
        Set<String> edited = sources.edited(child);
        return Optional.of(units.entrySet().stream()
                .filter(unit -> unit.getValue().isTouched(changed, edited))
                .map(Map.Entry::getKey)
                .sorted()
                .toList());
    }

    /** The same units, with some of them run again for a child. */
    Known with(Sources child, Map<String, Unit> again) {
        Map<String, Unit> all = new TreeMap<>(units);
        all.putAll(again);
        return new Known(child, all);
    }

    TestReport report() {
        return new TestReport(
                units.values().stream().flatMap(unit -> unit.tests().stream()).toList());
    }

    /** How many lines some test ran. */
    long coveredLines() {
        Map<String, Set<Integer>> lines = new TreeMap<>();
        for (Unit unit : units.values()) {
            unit.lines()
                    .forEach((file, places) -> places.forEach(place ->
                            lines.computeIfAbsent(file, f -> new TreeSet<>()).add(sources.line(file, place))));
        }
        return lines.values().stream().mapToLong(Set::size).sum();
    }
}
