package dev.lamarck.cli;

import dev.lamarck.engine.cli.ModelCommand;
import dev.lamarck.run.CodeVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The command line as a whole: its commands, and what it is. */
@Command(
        name = "lamarck",
        description = "Evolves populations on Apache Spark, generation by generation, and keeps everything in Delta.",
        versionProvider = Lamarck.Version.class,
        footer = {
            "",
            "Every command explains itself: lamarck run --help.",
            "",
            "Example: lamarck run conf/examples/circle-packing/demo.yaml"
        })
final class Lamarck {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    static CommandLine commands(World world) {
        ConfigCommand config = new ConfigCommand();
        return new CommandLine(new Lamarck())
                .addSubcommand(new RunCommand(world))
                .addSubcommand(new ResumeCommand(world))
                .addSubcommand(new BranchCommand(world))
                .addSubcommand(new EvaluateCommand(world))
                .addSubcommand(new VaryCommand(world))
                .addSubcommand(new DiffCommand())
                .addSubcommand(new ListCommand(world))
                .addSubcommand(new ShowCommand(world))
                .addSubcommand(new BestCommand(world))
                .addSubcommand(new PlotCommand(world))
                .addSubcommand(new FingerprintCommand(world))
                .addSubcommand(new SqlCommand(world))
                .addSubcommand(new MaintainCommand(world))
                .addSubcommand(new DeleteCommand(world))
                .addSubcommand(new CommandLine(config)
                        .addSubcommand(new ConfigCommand.Check(world))
                        .addSubcommand(new ConfigCommand.Show(world))
                        .addSubcommand(new ConfigCommand.Reference()))
                .addSubcommand(new ModelCommand())
                .addSubcommand(new CommandLine(new BenchCommand())
                        .addSubcommand(new EngineCommand(world))
                        .addSubcommand(new SearchCommand(world))
                        .addSubcommand(new EvaluationCommand(world))
                        .addSubcommand(new ProgramsCommand(world))
                        .addSubcommand(new RestartsCommand(world)))
                .setOut(new java.io.PrintWriter(world.out(), true))
                .setErr(new java.io.PrintWriter(world.err(), true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(Math.min(world.display().columns(), WIDEST));
    }

    private static final int WIDEST = 120;

    /** As the build stamped it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"lamarck " + CodeVersion.text()};
        }
    }
}
