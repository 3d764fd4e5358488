package dev.lamarck.syntax;

/** The messages of this package. */
final class SyntaxErrors {

    private SyntaxErrors() {}

    static SyntaxException tooLong(Language language, int chars, ParseLimits limits) {
        return new SyntaxException("Cannot parse a %s text of %d characters: the limit is %d. Shorten it."
                .formatted(language.label(), chars, limits.characters()));
    }

    static SyntaxException tooDeep(Language language, int line, ParseLimits limits) {
        return new SyntaxException("Cannot parse a %s text: line %d nests deeper than %d levels. Flatten it."
                .formatted(language.label(), line, limits.depth()));
    }

    static SyntaxException tooMuch(Language language, int chars) {
        return new SyntaxException(("Cannot parse a %s text of %d characters: it takes far more work than source code"
                        + " of this length does. It is probably no %s, or damaged; look at it.")
                .formatted(language.label(), chars, language.label()));
    }

    static SyntaxException noParser(Language language, Throwable cause) {
        return new SyntaxException(
                ("Cannot load the parser for %s: %s. Parsers are there for Linux on x86_64 and aarch64 and need a"
                                + " writable folder for temporary files; see -Djava.io.tmpdir.")
                        .formatted(language.label(), cause.getMessage()),
                cause);
    }

    static IllegalStateException noSuchKind(Language language, String kind) {
        return new IllegalStateException("The grammar of %s has no kind %s".formatted(language.label(), kind));
    }
}
