package dev.lamarck.engine.adapter;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The modules that an adapter changes. */
public sealed interface Targets {
    /** Whether a module is one of them. */
    boolean include(String module);

    /** Those of these paths, and those whose paths end so, of some layers. */
    record Named(Set<String> names, Layers layers) implements Targets {
        public Named {
            names = Set.copyOf(names);
        }

        @Override
        public boolean include(String module) {
            return names.contains(module)
                    || (names.stream().anyMatch(name -> module.endsWith("." + name)) && layers.include(module));
        }
    }

    /** Those whose paths match an expression. */
    record Matching(String expression) implements Targets {
        @Override
        public boolean include(String module) {
            return PythonPattern.of(expression).matches(module);
        }
    }

    /** Every linear module but the head. */
    record AllLinear() implements Targets {
        @Override
        public boolean include(String module) {
            return true;
        }
    }

    /** Whichever the file has. */
    record Unsaid() implements Targets {
        @Override
        public boolean include(String module) {
            return true;
        }
    }

    /**
     * The layers to which short names are limited.
     *
     * @param numbers empty for all
     * @param lists what a list of layers may be called; empty for anything
     */
    record Layers(Set<Integer> numbers, List<String> lists) {
        public Layers {
            numbers = Set.copyOf(numbers);
            lists = List.copyOf(lists);
        }

        boolean include(String module) {
            if (numbers.isEmpty()) {
                return true;
            }
            OptionalInt layer = lists.isEmpty()
                    ? PythonPattern.of(".*?\\.[^.]*\\.(\\d+)\\.").number(module)
                    : lists.stream()
                            .map(list -> PythonPattern.of("(?:^|.*?\\.)" + list + "\\.(\\d+)\\.")
                                    .number(module))
                            .filter(OptionalInt::isPresent)
                            .findFirst()
                            .orElse(OptionalInt.empty());
            return layer.isPresent() && numbers.contains(layer.getAsInt());
        }
    }
}
