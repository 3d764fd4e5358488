package dev.lamarck.conf;

import java.util.List;

/** The settings are wrong and only the person who wrote them can mend them; holds every problem that was found. */
public final class ConfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public ConfException(String problem) {
        this(List.of(problem));
    }

    public ConfException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public ConfException(String problem, Throwable cause) {
        super(problem, cause);
        this.problems = List.of(problem);
    }

    public List<String> problems() {
        return problems;
    }
}
