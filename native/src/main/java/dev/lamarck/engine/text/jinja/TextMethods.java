package dev.lamarck.engine.text.jinja;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Python's methods of texts. */
final class TextMethods {

    static final Map<String, Methods.Method<Value.Text>> ALL = new TreeMap<>();

    static {
        changes();
        questions();
        searches();
        splits();
        pads();
    }

    private TextMethods() {}

    /** What the method of that name makes of a text; there must be such a method. */
    static Value call(String name, String text, Arguments arguments, Rendering rendering) {
        return Objects.requireNonNull(ALL.get(name)).call(new Value.Text(text), arguments, rendering);
    }

    private static void changes() {
        change("upper", Case::upper);
        change("lower", Case::lower);
        change("casefold", text -> Case.lower(Case.upper(text)));
        change("title", Case::titled);
        change("capitalize", Case::capitalized);
        ALL.put("strip", (self, arguments, rendering) -> strip(self, arguments, rendering, true, true));
        ALL.put("lstrip", (self, arguments, rendering) -> strip(self, arguments, rendering, true, false));
        ALL.put("rstrip", (self, arguments, rendering) -> strip(self, arguments, rendering, false, true));
        ALL.put("replace", TextMethods::replace);
        ALL.put("removeprefix", (self, arguments, rendering) -> {
            String prefix = arguments.needText(0, "prefix");
            boolean there = self.text().startsWith(prefix);
            return there ? rendering.made(self.text().substring(prefix.length())) : self;
        });
        ALL.put("removesuffix", (self, arguments, rendering) -> {
            String suffix = arguments.needText(0, "suffix");
            boolean there = self.text().endsWith(suffix);
            return there ? rendering.made(self.text().substring(0, self.text().length() - suffix.length())) : self;
        });
        ALL.put(
                "join",
                (self, arguments, rendering) -> Texts.join(
                        self.text(), Elements.of(arguments.need(0, "iterable"), rendering), true, rendering));
    }

    private static void change(String name, UnaryOperator<String> change) {
        ALL.put(name, (self, arguments, rendering) -> rendering.made(change.apply(self.text())));
    }

    private static void questions() {
        question("isdigit", text -> Case.all(text, Character::isDigit));
        question("isnumeric", text -> Case.all(text, Character::isDigit));
        question("isdecimal", text -> Case.all(text, Character::isDigit));
        question("isalpha", text -> Case.all(text, Character::isLetter));
        question("isalnum", text -> Case.all(text, Character::isLetterOrDigit));
        question("isspace", text -> Case.all(text, Space::is));
        question("isupper", Case::isUpper);
        question("islower", Case::isLower);
        ALL.put(
                "startswith",
                (self, arguments, rendering) ->
                        any(arguments, rendering, part -> self.text().startsWith(part)));
        ALL.put(
                "endswith",
                (self, arguments, rendering) ->
                        any(arguments, rendering, part -> self.text().endsWith(part)));
    }

    private static void question(String name, Predicate<String> question) {
        ALL.put(name, (self, arguments, rendering) -> {
            rendering.spend(self.text().length());
            return Value.of(question.test(self.text()));
        });
    }

    /** Whether it holds of the text that is given, or of any in the tuple that is given. */
    private static Value any(Arguments arguments, Rendering rendering, Predicate<String> test) {
        rendering.spend(1);
        Value given = arguments.need(0, "prefix");
        List<Value> parts = given instanceof Value.Sequence several ? several.items() : List.of(given);
        return Value.of(
                parts.stream().anyMatch(part -> test.test(Arguments.of(part).needText(0, "prefix"))));
    }

    private static void searches() {
        ALL.put(
                "find",
                (self, arguments, rendering) ->
                        place(self.text(), self.text().indexOf(arguments.needText(0, "sub")), rendering));
        ALL.put(
                "rfind",
                (self, arguments, rendering) ->
                        place(self.text(), self.text().lastIndexOf(arguments.needText(0, "sub")), rendering));
        ALL.put("index", (self, arguments, rendering) -> {
            int at = self.text().indexOf(arguments.needText(0, "sub"));
            if (at < 0) {
                throw TemplateErrors.notThere("index", arguments.needText(0, "sub"));
            }
            return place(self.text(), at, rendering);
        });
        ALL.put("count", (self, arguments, rendering) -> {
            rendering.spend(self.text().length());
            return new Value.Whole(Texts.count(self.text(), arguments.needText(0, "sub")));
        });
    }

    private static Value place(String text, int at, Rendering rendering) {
        rendering.spend(text.length());
        return new Value.Whole(at < 0 ? -1 : text.codePointCount(0, at));
    }

    private static void splits() {
        ALL.put("split", (self, arguments, rendering) -> Splits.split(self.text(), arguments, rendering, false));
        ALL.put("rsplit", (self, arguments, rendering) -> Splits.split(self.text(), arguments, rendering, true));
        ALL.put(
                "splitlines",
                (self, arguments, rendering) ->
                        Splits.lines(self.text(), arguments.truth(0, "keepends", false), rendering));
        ALL.put(
                "partition",
                (self, arguments, rendering) ->
                        Splits.partition(self.text(), arguments.needText(0, "sep"), rendering, false));
        ALL.put(
                "rpartition",
                (self, arguments, rendering) ->
                        Splits.partition(self.text(), arguments.needText(0, "sep"), rendering, true));
    }

    private static void pads() {
        ALL.put(
                "ljust",
                (self, arguments, rendering) -> Texts.padded(self.text(), arguments, rendering, (missing, width) -> 0));
        ALL.put(
                "rjust",
                (self, arguments, rendering) ->
                        Texts.padded(self.text(), arguments, rendering, (missing, width) -> missing));
        ALL.put(
                "center",
                (self, arguments, rendering) -> Texts.padded(
                        self.text(), arguments, rendering, (missing, width) -> missing / 2 + (missing & width & 1)));
        ALL.put("zfill", (self, arguments, rendering) -> {
            String text = self.text();
            int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
            Arguments width = Arguments.of(new Value.Whole(arguments.whole(0, "width", 0) - sign), new Value.Text("0"));
            Value padded = Texts.padded(text.substring(sign), width, rendering, (missing, all) -> missing);
            return new Value.Text(text.substring(0, sign) + ((Value.Text) padded).text());
        });
    }

    private static Value strip(Value.Text self, Arguments arguments, Rendering rendering, boolean left, boolean right) {
        return rendering.made(Texts.stripped(self.text(), arguments.text(0, "chars"), left, right));
    }

    private static Value replace(Value.Text self, Arguments arguments, Rendering rendering) {
        String old = arguments.needText(0, "old");
        long most = arguments.whole(2, "count", -1);
        return Texts.replaced(self.text(), old, arguments.needText(1, "new"), most, rendering);
    }
}
