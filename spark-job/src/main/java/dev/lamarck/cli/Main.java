package dev.lamarck.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;

/** The program: runs a command, prints its answer, and turns what went wrong into a message and an exit code. */
public final class Main {

    private final World world;
    private final BooleanSupplier sparkStarting;

    Main(World world, BooleanSupplier sparkStarting) {
        this.world = world;
        this.sparkStarting = sparkStarting;
    }

    public static void main(String[] args) {
        SparkStart spark = new SparkStart();
        int code = new Main(World.ofProcess(spark), spark::starting).run(args);
        String deployMode = System.getProperty("spark.submit.deployMode", "client");
        SparkSession.getDefaultSession().foreach(session -> {
            session.stop();
            return session;
        });
        // YARN takes an early exit of its driver for a failure, so a success there ends by returning
        if (code != Exit.DONE.code() || !deployMode.equals("cluster")) {
            System.exit(code);
        }
    }

    int run(String... args) {
        try {
            return Lamarck.commands(world)
                    .setExecutionStrategy(this::answer)
                    .setParameterExceptionHandler((wrong, words) -> fail(wrong, args))
                    .setExecutionExceptionHandler((thrown, command, parsed) -> fail(thrown, args))
                    .execute(args);
        } catch (Error e) { // boundary: main
            return fail(e, args);
        }
    }

    private int answer(CommandLine.ParseResult parsed) {
        int code = new CommandLine.RunLast().execute(parsed);
        List<CommandLine> chain = parsed.asCommandLineList();
        CommandLine last = chain.get(chain.size() - 1);
        if (!(last.getExecutionResult() instanceof Answer answer)) {
            return code;
        }
        // bench takes the name of a file under the same option, and answers with text
        boolean json =
                Boolean.TRUE.equals(last.getParseResult().matchedOptionValue(OutputOptions.JSON, (Object) false));
        String text = json ? Json.line(answer.json()) : answer.text();
        if (!text.isEmpty()) {
            world.out().println(text);
        }
        world.out().flush();
        return answer.exit().code();
    }

    private int fail(Throwable thrown, String... args) {
        Failure failure = Failure.of(thrown, sparkStarting.getAsBoolean());
        List<String> words = Arrays.asList(args);
        if (words.contains(OutputOptions.DEBUG)) {
            thrown.printStackTrace(world.err());
        }
        world.err().println(failure.text());
        world.err().flush();
        if (words.contains(OutputOptions.JSON)) {
            world.out().println(Json.line(failure.json()));
            world.out().flush();
        }
        return failure.exit().code();
    }
}
