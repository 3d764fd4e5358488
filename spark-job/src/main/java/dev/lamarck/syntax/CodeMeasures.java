package dev.lamarck.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What can be counted in source code; of several files, what is in all of them. */
public record CodeMeasures(
        Lines lines, Halstead halstead, int decisions, List<FunctionSpan> functions, Nesting nesting, Naming naming) {

    /** Words that stand for a decision in most languages, for texts without a grammar. */
    private static final Set<String> DECIDING = Set.of(
            "if", "elif", "elsif", "elseif", "unless", "for", "foreach", "while", "until", "case", "when", "catch",
            "except", "rescue", "and", "or", "?", "&", "|");

    private static final double MOST_MAINTAINABLE = 171;
    private static final double COMMENTED = 0.1;

    public CodeMeasures {
        functions = List.copyOf(functions);
    }

    public static CodeMeasures of(Tree tree) {
        int decisions = (int) tree.subtree(0)
                .filter(node -> Complexity.isDecision(tree, node))
                .count();
        return new CodeMeasures(
                Lines.of(tree), Halstead.of(tree), decisions, Functions.of(tree), Nesting.of(tree), Naming.of(tree));
    }

    /** An estimate for a text in a language without a grammar: words that usually decide something are counted. */
    public static CodeMeasures ofPlainText(String text) {
        Words words = Words.of(text);
        int decisions = (int) words.tokens().stream().filter(DECIDING::contains).count();
        return new CodeMeasures(
                Lines.of(text), Halstead.of(words), decisions, List.of(), Nesting.none(), Naming.of(words));
    }

    public CodeMeasures plus(CodeMeasures other) {
        List<FunctionSpan> all = new ArrayList<>(functions);
        all.addAll(other.functions);
        return new CodeMeasures(
                lines.plus(other.lines),
                halstead.plus(other.halstead),
                decisions + other.decisions,
                all,
                nesting.plus(other.nesting),
                naming.plus(other.naming));
    }

    /** Cyclomatic complexity of the whole: one more than its decision points. */
    public int complexity() {
        return decisions + 1;
    }

    /** Of the functions; that of the whole if there is none. */
    public double meanComplexity() {
        return functions.stream().mapToInt(FunctionSpan::complexity).average().orElse(complexity());
    }

    /** Of the most complex function; that of the whole if there is none. */
    public int worstComplexity() {
        return functions.stream().mapToInt(FunctionSpan::complexity).max().orElse(complexity());
    }

    /**
     * The maintainability index, from 0 to 100: 171 − 5.2 ln V − 0.23 CC − 16.2 ln LOC, scaled by 100/171, with Halstead's
     * volume V, the cyclomatic complexity CC of the whole and its lines of code LOC.
     */
    public double maintainability() {
        double index = MOST_MAINTAINABLE
                - 5.2 * StrictMath.log(Math.max(1, halstead.volume()))
                - 0.23 * complexity()
                - 16.2 * StrictMath.log(Math.max(1, lines.code()));
        return Math.min(100, Math.max(0, index * 100 / MOST_MAINTAINABLE));
    }

    /**
     * From 0 to 1, the weighted mean of four shares. 0.3: lines that are not blank and at most 100 characters long, among
     * those that are not blank. 0.3: 1 / (1 + d/2), where d is how much deeper than one level tokens stand on average in
     * loops and conditions. 0.2: identifiers of 3 to 30 characters among the different ones. 0.2: lines of comments,
     * as a share of a tenth of the lines that are not blank, at most 1.
     */
    public double readability() {
        int written = lines.code() + lines.comment();
        double fitting = written == 0 ? 1 : 1 - (double) lines.overlong() / written;
        double flat = 1 / (1 + Math.max(0, nesting.mean() - 1) / 2);
        double telling = naming.names() == 0 ? 1 : (double) naming.telling() / naming.names();
        double commented = written == 0 ? 0 : Math.min(1, lines.comment() / (COMMENTED * written));
        return 0.3 * fitting + 0.3 * flat + 0.2 * telling + 0.2 * commented;
    }
}
