package dev.lamarck.evaluate.performance;

import dev.lamarck.conf.ConfException;
import java.util.List;
import java.util.Map;

/** How programs are run that need no command. */
final class Interpreters {

    private static final Map<String, List<String>> COMMANDS = Map.of(
            "python", List.of("python3", "{program}"),
            "java", List.of("java", "{program}"),
            "javascript", List.of("node", "{program}"),
            "ruby", List.of("ruby", "{program}"),
            "perl", List.of("perl", "{program}"),
            "bash", List.of("bash", "{program}"),
            "shell", List.of("sh", "{program}"));

    private Interpreters() {}

    static List<String> command(String language) {
        List<String> command = COMMANDS.get(language);
        if (command == null) {
            throw new ConfException(
                    "Cannot run a program in %s: its interpreter is not known. Give evaluator.config.command, with {program} for the program's file."
                            .formatted(language));
        }
        return command;
    }
}
