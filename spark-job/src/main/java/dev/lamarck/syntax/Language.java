package dev.lamarck.syntax;

import dev.lamarck.genome.SourceFile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSLanguage;
import org.treesitter.TreeSitterC;
import org.treesitter.TreeSitterCpp;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterRust;

/** The languages that have a grammar. Safe for many threads. */
public enum Language {
    PYTHON(List.of("py", "pyi", "pyw"), List.of("python3"), TreeSitterPython::new),
    JAVA(List.of("java"), List.of(), TreeSitterJava::new),
    JAVASCRIPT(List.of("js", "mjs", "cjs", "jsx"), List.of("node"), TreeSitterJavascript::new),
    C(List.of("c", "h"), List.of(), TreeSitterC::new),
    CPP(List.of("cpp", "cc", "cxx", "hpp", "hh", "hxx"), List.of("c++"), TreeSitterCpp::new),
    RUST(List.of("rs"), List.of(), TreeSitterRust::new),
    GO(List.of("go"), List.of("golang"), TreeSitterGo::new);

    private final List<String> extensions;
    private final List<String> others;
    private final Supplier<TSLanguage> maker;
    private @Nullable Grammar grammar;

    Language(List<String> extensions, List<String> others, Supplier<TSLanguage> maker) {
        this.extensions = extensions;
        this.others = others;
        this.maker = maker;
    }

    /** The name in settings and in {@link dev.lamarck.genome.Program#language}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of a name, a file extension or a usual other name, in any case. */
    public static Optional<Language> of(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(language -> language.label().equals(wanted)
                        || language.extensions.contains(wanted)
                        || language.others.contains(wanted))
                .findFirst();
    }

    /** The language that a file's name ends in. */
    public static Optional<Language> ofFile(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : ofExtension(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The language of a program's file: by its name, else that of the program. */
    public static Optional<Language> of(SourceFile file, String programLanguage) {
        return ofFile(file.path()).or(() -> file.path().contains(".") ? Optional.empty() : of(programLanguage));
    }

    /** The tree of a text, whatever is in it, within the standard limits. */
    public Tree parse(String text) {
        return parse(text, ParseLimits.standard());
    }

    /** The tree of a text, whatever is in it; a {@link SyntaxException} if it is over a limit. */
    public Tree parse(String text, ParseLimits limits) {
        return Parsing.tree(this, text, limits);
    }

    synchronized Grammar grammar() {
        Grammar known = grammar;
        if (known == null) {
            known = Grammar.of(this, maker);
            grammar = known;
        }
        return known;
    }

    private static Optional<Language> ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(language -> language.extensions.contains(extension))
                .findFirst();
    }
}
