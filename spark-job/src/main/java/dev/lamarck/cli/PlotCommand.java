package dev.lamarck.cli;

import dev.lamarck.cli.picture.Picture;
import dev.lamarck.cli.picture.Subject;
import dev.lamarck.cli.picture.What;
import dev.lamarck.cli.picture.Wishes;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.plot.Format;
import dev.lamarck.plot.Size;
import dev.lamarck.run.RunSettings;
import dev.lamarck.store.Past;
import dev.lamarck.store.RunRow;
import dev.lamarck.store.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws a run. */
@Command(
        name = "plot",
        description = "Draw a picture of a run, as SVG or PNG.",
        footer = {
            "",
            "best       best and mean score by generation; compares several runs",
            "front      the trade-offs of a run with two or more objectives",
            "grid       the scores of a grid's cells, or of members in feature space",
            "diversity  diversity, occupied cells and population by generation; compares several runs",
            "lineage    the ancestors of the best candidate, or of --candidate",
            "",
            "Example: lamarck plot demo --what lineage --out lineage.png"
        })
final class PlotCommand implements Callable<Answer> {

    private static final Set<String> AXES = Set.of("x", "y");

    private final World world;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = "The name of the run, or of several to compare; 'lamarck list' shows them.")
    private List<String> runs = new ArrayList<>();

    @Option(
            names = "--what",
            paramLabel = "KIND",
            description = "What to show: ${COMPLETION-CANDIDATES}. Default: best.")
    private What what = What.best;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "File to write; its ending, .svg or .png, says which kind. Default: RUN-KIND.svg.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "Width and height in pixels; letters grow with them. Default: 960x600.")
    private String size = Size.USUAL.toString();

    @Option(
            names = "--x",
            paramLabel = "NAME",
            description = "The objective (front) or feature (grid) along the x axis. Default: the first.")
    private Optional<String> x = Optional.empty();

    @Option(names = "--y", paramLabel = "NAME", description = "The one along the y axis. Default: the next.")
    private Optional<String> y = Optional.empty();

    @Option(
            names = "--log",
            split = ",",
            paramLabel = "AXIS",
            description = "Axes that are logarithmic: y (best, lineage), or x, y or x,y (front). Default: none.")
    private Set<String> logs = new TreeSet<>();

    @Option(names = "--island", paramLabel = "N", description = "The island to show (grid). Default: all.")
    private Optional<Integer> island = Optional.empty();

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "The survival rule to show (grid), as in the table population. Default: the first grid.")
    private Optional<String> role = Optional.empty();

    @Option(
            names = "--candidate",
            paramLabel = "ID",
            description = "Whose ancestors to show (lineage). Default: the best candidate's.")
    private Optional<String> candidate = Optional.empty();

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    PlotCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() throws IOException {
        Path file = out.orElseGet(() -> Path.of(runs.get(0) + "-" + what + ".svg"));
        Format format = Format.ofFile(file.toString())
                .orElseThrow(() -> new ConfException(CliErrors.pictureKind(file.toString())));
        Size pixels = size();
        Wishes wishes = wishes();
        Warehouse there = WarehouseOption.open(
                world.spark().session("lamarck plot " + runs.get(0), false), warehouse.folder(world.environment()));
        List<Subject> subjects = new ArrayList<>();
        for (String run : new java.util.LinkedHashSet<>(runs)) {
            subjects.add(subject(there, run));
        }
        Picture picture = what.draw(subjects, wishes);
        write(file, format.draw(picture.figure(), pixels));
        return Answer.done("wrote " + file, json(file, picture));
    }

    private Size size() {
        try {
            return Size.of(size);
        } catch (IllegalArgumentException e) {
            throw new ConfException(e.getMessage() + ". Give --size a width and a height, such as " + Size.USUAL + ".");
        }
    }

    private Wishes wishes() {
        logs.stream().filter(axis -> !AXES.contains(axis)).findFirst().ifPresent(axis -> {
            throw new ConfException("There is no axis '" + axis + "'. Give --log x, y or x,y.");
        });
        return new Wishes(x, y, island, role, candidate, logs);
    }

    private static Subject subject(Warehouse there, String run) {
        RunRow row = WarehouseOption.row(there, run);
        Past past = there.past(run).orElseThrow(() -> new ConfException(CliErrors.nothingToDraw(run)));
        RunSettings settings = RunSettings.of(Block.ofYaml(row.config(), "the settings of run '" + run + "'"));
        return new Subject(run, settings.search(), past, there.population(run));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(file, bytes);
    }

    private Map<String, Object> json(Path file, Picture picture) {
        return new Json()
                .put("file", file.toString())
                .put("what", what.name())
                .put("run", runs.get(0))
                .put("runs", runs)
                .put("points", picture.points())
                .map();
    }
}
