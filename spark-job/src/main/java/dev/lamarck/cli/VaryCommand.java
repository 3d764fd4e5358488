package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.syntax.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what an operator makes of a program, to choose operators and their settings before a run. */
@Command(
        name = "vary",
        description = "Make children of a program with one operator, as a run would, and show how they differ from it.",
        footer = {"", "Example: lamarck vary program.py --operator semantic --count 3"})
final class VaryCommand implements Callable<Answer> {

    private final World world;

    @Parameters(
            arity = "1..*",
            paramLabel = "PROGRAM",
            description = "The program's files; its evolve blocks may change, or all of it if it has none.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--operator",
            required = true,
            paramLabel = "NAME",
            description = "The operator, by its name in search.operators or as a class.")
    private String operator = "";

    @Option(names = "--count", paramLabel = "N", description = "How many children. Default: ${DEFAULT-VALUE}.")
    private int count = 5;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Everything random follows from it. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description = "The other parent's main file, for operators on two. Default: the program itself.")
    private Optional<Path> with = Optional.empty();

    @Option(
            names = "--initial",
            paramLabel = "FILE",
            description =
                    "The main file of the initial program that the parents come from. Default: the program itself.")
    private Optional<Path> initial = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the operator; may be given again. Default: none.")
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--language",
            paramLabel = "NAME",
            description = "The program's language. Default: what its first file's name tells.")
    private Optional<String> language = Optional.empty();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    VaryCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() {
        if (count < 1) {
            throw new ConfException("--count is %d, but at least 1 child has to be made.".formatted(count));
        }
        Program program = Sources.parsed(Target.program(files, language));
        ProgramSpace space =
                Sources.space(initial.map(file -> Sources.with(program, file)).orElse(program));
        Program other = with.map(file -> Sources.with(program, file)).orElse(program);
        Variants variants = new Variants(space, List.of(inside(space, program), inside(space, other)));
        Reading read = Sources.read(program);
        if (!Sources.hasGrammar(program, read)) {
            world.err().println(CliErrors.noGrammar(program.language(), variants.offered()));
        }
        Variator variator = variants.operator(operator, Target.assigned(Block.empty(), "", set));
        List<Child> children = new ArrayList<>();
        for (Program child : variants.children(variator, count, seed)) {
            children.add(Child.of(children.size() + 1, program, read, child));
        }
        return Answer.done(text(children), json(children));
    }

    private static Program inside(ProgramSpace space, Program parent) {
        space.objection(parent).ifPresent(why -> {
            throw new ConfException(CliErrors.notOfInitial(parent.main().path(), why));
        });
        return parent;
    }

    private String text(List<Child> children) {
        return children.stream().map(child -> child.text(count)).collect(Collectors.joining("\n\n"));
    }

    private Map<String, Object> json(List<Child> children) {
        return new Json()
                .put("operator", operator)
                .put("seed", seed)
                .put("children", children.stream().map(Child::json).toList())
                .map();
    }
}
