package dev.lamarck.engine.text.jinja;

/** A piece of a template: text between tags, or a word of a tag. */
record Token(Kind kind, String text, int line) {

    enum Kind {
        DATA("text"),
        VARIABLE_BEGIN("'{{'"),
        VARIABLE_END("'}}'"),
        BLOCK_BEGIN("'{%'"),
        BLOCK_END("'%}'"),
        NAME("a name"),
        STRING("a quoted text"),
        INTEGER("a whole number"),
        FLOAT("a number"),
        OPERATOR("an operator"),
        END("the end of the template");

        private final String said;

        Kind(String said) {
            this.said = said;
        }

        String said() {
            return said;
        }
    }

    boolean is(Kind sought, String word) {
        return kind == sought && text.equals(word);
    }

    boolean isName(String word) {
        return is(Kind.NAME, word);
    }

    boolean isOperator(String word) {
        return is(Kind.OPERATOR, word);
    }

    /** How a person would call it. */
    String said() {
        return switch (kind) {
            case NAME, OPERATOR, INTEGER, FLOAT -> "'" + text + "'";
            default -> kind.said();
        };
    }
}
