package dev.lamarck.cli;

import picocli.CommandLine.Option;

/** How a command answers; every command has these. */
final class OutputOptions {

    static final String JSON = "--json";
    static final String DEBUG = "--debug";

    @Option(
            names = JSON,
            description = "Answer with one JSON object, as the last line of standard output. Default: text.")
    boolean json;

    @Option(names = DEBUG, description = "Show the stack trace of an error. Default: its message only.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;
}
