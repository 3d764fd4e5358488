package dev.lamarck.engine.text.jinja;

import java.util.Collection;

/** What is said about templates that cannot be read or rendered. */
final class TemplateErrors {

    private static final int SHOWN = 40;

    private TemplateErrors() {}

    static TemplateException unexpected(Token found, String wanted) {
        return new TemplateException(
                        "%s is found where %s is expected. Correct the template.".formatted(found.said(), wanted))
                .at(found.line());
    }

    static TemplateException unclosed(String what, int line) {
        return new TemplateException("%s begins here and never ends. Close it.".formatted(what)).at(line);
    }

    static TemplateException badCharacter(int character, int line) {
        return new TemplateException("the character '%s' means nothing in a tag. Remove it."
                        .formatted(Character.toString(character)))
                .at(line);
    }

    static TemplateException badText(String why, int line) {
        return new TemplateException("a quoted text is wrong: %s. Correct it.".formatted(why)).at(line);
    }

    static TemplateException badNumber(Token number) {
        return new TemplateException(
                        "the number %s does not fit into 64 bits. Take a smaller one.".formatted(number.text()))
                .at(number.line());
    }

    static TemplateException unknownTag(Token name) {
        return new TemplateException(
                        "there is no tag '%s' in chat templates. Use if, for, set, macro, call, filter, with, break, continue or generation."
                                .formatted(name.text()))
                .at(name.line());
    }

    static TemplateException tooDeep(int line) {
        return new TemplateException("expressions or blocks are nested too deeply. Make the template flatter.")
                .at(line);
    }

    static TemplateException recursion() {
        return new TemplateException("macros call each other too deeply. Look for one that calls itself without end.");
    }

    static TemplateException tooMuch(long limit) {
        return new TemplateException(
                "the template has used up its %,d steps. Look for a loop or a text that grows without end."
                        .formatted(limit));
    }

    static TemplateException tooLong(long limit) {
        return new TemplateException(
                "the template has written more than %,d characters. Look for a loop without end.".formatted(limit));
    }

    static TemplateException raised(String message) {
        return new TemplateException("the template refuses: %s".formatted(message));
    }

    static TemplateException undefined(String what) {
        return new TemplateException("%s. Pass it, or test it with 'is defined' first.".formatted(what));
    }

    static TemplateException unknown(String what, String name, Collection<String> known) {
        return new TemplateException("there is no %s '%s'. There are: %s."
                .formatted(what, name, String.join(", ", known.stream().sorted().toList())));
    }

    static TemplateException notCallable(Value value) {
        return new TemplateException(
                "a value of kind %s is called like a function. Call a function or a macro.".formatted(value.kind()));
    }

    static TemplateException notIterable(Value value) {
        return new TemplateException("a value of kind %s has no elements to go through. Give a list, a text or a dict."
                .formatted(value.kind()));
    }

    static TemplateException badOperands(String operator, Value left, Value right) {
        return new TemplateException("'%s' is not defined for %s and %s. Convert one of them."
                .formatted(operator, left.kind(), right.kind()));
    }

    static TemplateException badArgument(String name, Value value, String wanted) {
        return new TemplateException(
                "the argument '%s' is a value of kind %s. Give %s.".formatted(name, value.kind(), wanted));
    }

    static TemplateException missingArgument(String name) {
        return new TemplateException("the argument '%s' is missing. Give it.".formatted(name));
    }

    static TemplateException badValue(String function, Value value) {
        return new TemplateException(
                "'%s' cannot work on a value of kind %s. Give another.".formatted(function, value.kind()));
    }

    static TemplateException empty(String function) {
        return new TemplateException(
                "'%s' needs at least one element. Test for an empty list first.".formatted(function));
    }

    static TemplateException notThere(String function, String sought) {
        return new TemplateException(
                "'%s' does not find '%s'. Test with 'in' first.".formatted(function, shown(sought)));
    }

    static TemplateException noNumber(Value value) {
        return new TemplateException(
                "a result of arithmetic is no number or does not fit into 64 bits, near a value of kind %s. Use smaller numbers."
                        .formatted(value.kind()));
    }

    static TemplateException dividedByZero() {
        return new TemplateException("something is divided by zero. Test the divisor first.");
    }

    static TemplateException notUnpacked(int wanted, int found) {
        return new TemplateException(
                "%d values are unpacked into %d names. Give as many names as values.".formatted(found, wanted));
    }

    static TemplateException notAssignable(int line) {
        return new TemplateException(
                        "something is assigned to that is no name. Assign to a name, names, or name.attribute.")
                .at(line);
    }

    static TemplateException noNamespace(String name, Value value) {
        return new TemplateException(
                "'%s' is a value of kind %s, and attributes are assigned to namespaces alone. Make it with namespace()."
                        .formatted(name, value.kind()));
    }

    static String unsafe(String name, Value value) {
        return "the attribute '%s' of a value of kind %s is not allowed in a template".formatted(name, value.kind());
    }

    static TemplateException badPattern(char directive) {
        return new TemplateException(
                "strftime_now does not know %%%c. Use the usual directives, such as %%Y-%%m-%%d.".formatted(directive));
    }

    static TemplateException foreign(Object value) {
        return new TemplateException("a variable holds a %s. Pass texts, numbers, truth values, lists, maps and nulls."
                .formatted(value.getClass().getSimpleName()));
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }
}
