package dev.lamarck.cli;

import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Nearest;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.evaluate.MachineException;
import dev.lamarck.spark.StageException;
import dev.lamarck.store.StoreException;
import io.delta.exceptions.DeltaConcurrentModificationException;
import io.delta.kernel.exceptions.KernelEngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import picocli.CommandLine;

/**
 * Why a command did not do what it was asked: what, why, and what to do.
 *
 * @param problems one message each
 */
record Failure(Exit exit, List<String> problems) {

    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.?!](?=\\s+[A-Z'])");

    /** Spark says in words only that its context is gone. */
    private static final Pattern STOPPED = Pattern.compile("stopped SparkContext|LiveListenerBus is stopped");

    Failure {
        problems = List.copyOf(problems);
    }

    private Failure(Exit exit, String problem) {
        this(exit, List.of(problem));
    }

    /**
     * The failure that something thrown stands for.
     *
     * @param starting whether Spark was being started
     */
    static Failure of(Throwable thrown, boolean starting) {
        if (thrown instanceof ConfException wrong) {
            return new Failure(Exit.USER, wrong.problems());
        }
        if (thrown instanceof StoreException store) {
            boolean user = store.fault() == StoreException.Fault.USER;
            return new Failure(user ? Exit.USER : Exit.ENVIRONMENT, message(store));
        }
        if (thrown instanceof EngineException) {
            return new Failure(Exit.USER, message(thrown));
        }
        if (thrown instanceof CommandLine.ParameterException usage) {
            return new Failure(Exit.USER, usage(usage));
        }
        if (thrown instanceof AnalysisException) {
            return new Failure(Exit.USER, CliErrors.query(firstLine(thrown)));
        }
        if (starting) {
            return new Failure(Exit.ENVIRONMENT, CliErrors.noSpark(firstLine(root(thrown))));
        }
        return environment(thrown);
    }

    private static Failure environment(Throwable thrown) {
        if (thrown instanceof StageException || thrown instanceof MachineException) {
            return new Failure(Exit.ENVIRONMENT, message(thrown));
        }
        if (thrown instanceof IOException || thrown instanceof UncheckedIOException) {
            return new Failure(Exit.ENVIRONMENT, CliErrors.io(firstLine(thrown)));
        }
        if (thrown instanceof KernelEngineException) {
            return new Failure(Exit.ENVIRONMENT, CliErrors.io(firstLine(root(thrown))));
        }
        if (thrown instanceof DeltaConcurrentModificationException) {
            return new Failure(Exit.ENVIRONMENT, CliErrors.concurrent(firstLine(thrown)));
        }
        if (thrown instanceof IllegalStateException
                && STOPPED.matcher(message(thrown)).find()) {
            return new Failure(Exit.ENVIRONMENT, CliErrors.stopped());
        }
        if (thrown instanceof SparkException) {
            return new Failure(Exit.ENVIRONMENT, CliErrors.spark(firstLine(thrown)));
        }
        if (thrown instanceof OutOfMemoryError) {
            return new Failure(Exit.ENVIRONMENT, CliErrors.memory());
        }
        return new Failure(Exit.DEFECT, CliErrors.defect(thrown));
    }

    private static String usage(CommandLine.ParameterException usage) {
        CommandLine command = usage.getCommandLine();
        String what = usage instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched(command, unmatched.getUnmatched().get(0))
                : firstLine(usage).replaceAll("[.]$", "") + ".";
        return what + " See '" + command.getCommandSpec().qualifiedName() + " --help'.";
    }

    private static String unmatched(CommandLine command, String word) {
        boolean option = word.startsWith("-");
        Set<String> known = new TreeSet<>();
        if (option) {
            known.addAll(command.getCommandSpec().optionsMap().keySet());
        } else {
            known.addAll(command.getSubcommands().keySet());
        }
        if (!option && known.isEmpty()) {
            return "'" + word + "' is an argument too many.";
        }
        String near = Nearest.to(word, known)
                .map(name -> " Did you mean '" + name + "'?")
                .orElse("");
        return "There is no " + (option ? "option" : "command") + " '" + word + "'." + near;
    }

    private static String message(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }

    private static String firstLine(Throwable thrown) {
        String text = message(thrown).isBlank() || thrown.getMessage() == null ? thrown.toString() : message(thrown);
        return text.strip().lines().findFirst().orElse("").strip();
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** What happened and why: each problem up to what to do about it. */
    String message() {
        return problems.stream()
                .map(problem -> problem.substring(0, split(problem)))
                .collect(Collectors.joining("\n"));
    }

    /** What to do about it. */
    String remedy() {
        List<String> remedies = new ArrayList<>();
        problems.forEach(
                problem -> remedies.add(problem.substring(split(problem)).strip()));
        return remedies.stream().filter(remedy -> !remedy.isEmpty()).distinct().collect(Collectors.joining("\n"));
    }

    private static int split(String problem) {
        Matcher end = END_OF_SENTENCE.matcher(problem);
        return end.find() ? end.end() : problem.length();
    }

    String text() {
        return problems.stream().map(problem -> "error: " + problem).collect(Collectors.joining("\n"));
    }

    Map<String, Object> json() {
        return new Json()
                .put(
                        "error",
                        new Json()
                                .put("code", exit.code())
                                .put("message", message())
                                .put("remedy", remedy())
                                .map())
                .map();
    }
}
