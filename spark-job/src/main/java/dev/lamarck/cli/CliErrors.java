package dev.lamarck.cli;

import dev.lamarck.conf.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** The messages of this package, each saying what is wrong, why, and what to do. */
final class CliErrors {

    private CliErrors() {}

    static String noName() {
        return "The run has no name: there is no file to take it from. Give --run ID, or set run.id.";
    }

    static String noInitial(Path file) {
        return "There is no file '" + file + "' to begin with" + (Files.isDirectory(file) ? ", only a folder" : "")
                + ". Check the path that --initial gives.";
    }

    static String noEvaluatorFile(String file) {
        return "There is no evaluator '" + file + "'. Check the path that --evaluator gives.";
    }

    static String notScored(Path initial) {
        return "Nothing says how '" + initial
                + "' is scored. Give --evaluator FILE, such as a Python file with evaluate(program_path).";
    }

    static String unnamable(String file, String made) {
        return "Cannot name a run after the file '" + file + "': '" + made
                + "' has no letter or digit. Give --run ID, or set run.id.";
    }

    static String noWarehouse(String uri) {
        return "There is no warehouse in " + uri
                + ": it holds no table 'runs'. Give --warehouse DIR, or start a run there with 'lamarck run CONFIG'.";
    }

    static String noRun(String run, String warehouse, String known) {
        return "There is no run '" + run + "' in " + warehouse + ". "
                + (known.isEmpty() ? "Start one with 'lamarck run CONFIG'." : "It has " + known + ".");
    }

    static String unconfirmed(String run) {
        return "Cannot delete run '" + run + "': nobody is at a terminal to confirm it. Give --yes to delete it without"
                + " being asked.";
    }

    static String noBest(String run) {
        return "Run '" + run + "' has no best candidate yet: nothing has scored. See its failures with 'lamarck show "
                + run + "'.";
    }

    static String maskedSetting(String run, String path) {
        return "Cannot resume run '" + run + "': its setting '" + path
                + "' is a secret that was not stored. Set it again with --set " + path
                + "=VALUE, or continue with 'lamarck run CONFIG --run " + run + "'.";
    }

    static String fixedForBranch(String from, String path) {
        return "A branch of run '" + from + "' cannot change '" + path
                + "': those that live already were made and measured by it. Leave it as it is, or start a new run.";
    }

    static String timestamp(String text) {
        return "'" + text
                + "' is not a time. Write --at-timestamp like 2026-03-01T12:00:00Z or 2026-03-01T13:00:00+01:00.";
    }

    static String noPacking(String run) {
        return "Run '" + run
                + "' packs no circles, so random restarts cannot be compared with it. Give a run whose evaluator is"
                + " circle-packing.";
    }

    static String allFailed(String run, int generation, String reasons) {
        return "Run '" + run + "' stopped after generation " + generation + ": every candidate failed, " + reasons
                + ". Mend the evaluator or its settings and start another --run; to go on with this one all the same,"
                + " raise stop.failed-generations.";
    }

    static String pictureKind(String file) {
        return "Cannot tell what kind of picture '" + file
                + "' should be. Give --out a name that ends in .svg or .png.";
    }

    static String nothingToDraw(String run) {
        return "Run '" + run + "' has no committed generation yet, so there is nothing to draw. Go on with it: 'lamarck"
                + " resume " + run + "'.";
    }

    static String noQuery() {
        return "There is no query. Give one, such as lamarck sql \"SELECT * FROM runs\", or --views to see what there is.";
    }

    static String query(String reason) {
        return "Cannot answer this query: " + reason + " 'lamarck sql --views' lists what can be asked.";
    }

    static String noSpark(String reason) {
        return "Cannot start Spark: " + reason + ". Check --master and the settings of Spark, then try again.";
    }

    static String io(String reason) {
        return "Cannot read or write: " + reason + ". Check the path, its permissions and the space left.";
    }

    static String spark(String reason) {
        return "Spark failed: " + reason
                + ". Look at the executors' logs; every committed generation is safe, and the run" + " can be resumed.";
    }

    static String concurrent(String reason) {
        return "Cannot change a table: another program changed it at the same time, such as another maintain: " + reason
                + " Wait until it is done, then try again; every committed generation is safe.";
    }

    static String stopped() {
        return "Spark has stopped: the cluster or its operator ended the application. Look at the cluster's logs; every"
                + " committed generation is safe, and the run can be resumed.";
    }

    static String memory() {
        return "The driver's memory is used up. Give it more, such as with LAMARCK_DRIVER_MEMORY=4g or --driver-memory 4g;"
                + " every committed generation is safe.";
    }

    static String defect(Throwable thrown) {
        return "Lamarck made a mistake: " + thrown
                + ". Run it again with --debug to see where, and report that with the output; every committed generation"
                + " is safe.";
    }

    static String noEvaluator(String word, Collection<String> names) {
        return "'%s' is no evaluator: neither a file ending in .py, .java or .yaml, nor an executable, nor one of %s.%s"
                .formatted(word, String.join(", ", names), meant(word, names));
    }

    static String noOperator(String word, Collection<String> offered) {
        return "There is no operator '%s'. For this program there are: %s.%s"
                .formatted(word, String.join(", ", offered), meant(word, offered));
    }

    static String unsuited(String operator, String program, Collection<String> offered) {
        return "The operator '%s' does not work on %s. Take one of: %s."
                .formatted(operator, program, String.join(", ", offered));
    }

    static String noGrammar(String language, Collection<String> offered) {
        return "There is no grammar for '%s', so only operators on text are offered: %s."
                .formatted(language, String.join(", ", offered));
    }

    static String unparsable(String where) {
        return "The program does not parse: %s. Mend it first; children of such a program would not run either."
                .formatted(where);
    }

    static String blocks(String what) {
        return what + ". Each EVOLVE-BLOCK-START needs its own EVOLVE-BLOCK-END behind it.";
    }

    static String notOfInitial(String path, String why) {
        return "'%s' is no descendant of the initial program: %s. Give programs that differ inside the evolve blocks only."
                .formatted(path, why);
    }

    static String noProgram(String run, String option) {
        return "Run '%s' evolves vectors, and %s is for programs. Leave it out.".formatted(run, option);
    }

    static String minimising(double tolerance, int budget) {
        return "--tolerance is %s and --budget is %d, but both have to be at least 0.".formatted(tolerance, budget);
    }

    static String notMinimising() {
        return "--tolerance and --budget are for --minimise. Add it, or leave them out.";
    }

    static String notMinimal(String run, String why) {
        return "Cannot minimise the best of run '%s': evaluated again, it %s. Try 'lamarck evaluate' on it first."
                .formatted(run, why);
    }

    private static String meant(String word, Collection<String> names) {
        return Nearest.to(word, names).map(" Did you mean '%s'?"::formatted).orElse("");
    }
}
