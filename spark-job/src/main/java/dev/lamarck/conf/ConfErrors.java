package dev.lamarck.conf;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The messages of this package, each saying what is wrong, where, and what to do. */
final class ConfErrors {
    private static final Pattern MARK = Pattern.compile("line (\\d+), column (\\d+)");
    private static final int LONGEST = 60;

    private ConfErrors() {}

    static String unknownKey(Origin origin, String block, String key, Collection<String> known) {
        Optional<String> near = Nearest.to(Keys.kebab(key), known);
        String advice = near.map(k -> "Did you mean '" + Keys.child(block, k) + "'?")
                .orElseGet(
                        () -> known.isEmpty() ? "No settings are taken here." : "Known here: " + joined(known) + ".");
        return at(origin, Keys.child(block, key)) + " is not a setting. " + advice;
    }

    static String missing(Origin origin, String path, @Nullable Doc doc) {
        String meaning = doc == null ? "" : " (" + doc.value() + ")";
        return "Cannot read " + origin.source() + ": '" + path + "' is missing and has no default. Add it" + meaning
                + ".";
    }

    static String wrongValue(Node.Scalar scalar, String path, Class<?> type, String expected) {
        String hint = type.isEnum()
                ? Nearest.to(Keys.kebab(scalar.text()), Conversions.choices(type))
                        .map(near -> " Did you mean '" + near + "'?")
                        .orElse("")
                : "";
        return at(scalar.origin(), path) + " is " + shown(scalar, path) + ", but has to be " + expected + "." + hint;
    }

    static String wrongType(Node node, String path, String expected) {
        return at(node.origin(), path) + " is " + shown(node, path) + ", but has to be " + expected + ".";
    }

    static String outside(Node node, String path, String violation) {
        return at(node.origin(), path) + " is " + shown(node, path) + ", but " + violation + ".";
    }

    static String refused(Origin origin, String path, String reason) {
        return (path.isEmpty() ? "Cannot read " + origin : at(origin, path)) + ": " + reason;
    }

    static String bothNames(Origin origin, String old, String current) {
        return at(origin, old) + " is the former name of '" + current + "', which is there too. Remove one of them.";
    }

    static String renamed(Origin origin, String old, String current) {
        return "'" + old + "' (" + origin + ") is now called '" + current + "'. Please rename it.";
    }

    static String unsetVariable(Origin origin, String path, String name) {
        return at(origin, path) + " needs the environment variable " + name
                + ", which is not set. Set it, or give a default with ${" + name + ":-default}.";
    }

    static String badPath(String path) {
        return "'" + path + "' is not the path of a setting. Write it like islands.count or stages[0].name.";
    }

    static String badAssignment(String text) {
        return "Cannot read --set " + text + ": it names no value. Write it as --set islands.count=4.";
    }

    static String noSuchItem(Origin origin, int index, int size) {
        return "Cannot read " + origin + ": the list has " + size + " entries, so entry " + index
                + " cannot be set. The next free one is " + size + ".";
    }

    static String noSuchProfile(String name, Collection<String> known) {
        if (known.isEmpty()) {
            return "There is no profile '" + name + "': the settings define none. Add it under 'profiles'.";
        }
        String near =
                Nearest.to(name, known).map(k -> " Did you mean '" + k + "'?").orElse("");
        return "There is no profile '" + name + "'. Defined are " + joined(known) + "." + near;
    }

    static String unreadable(Path file, IOException e) {
        String reason = e instanceof NoSuchFileException ? "there is no such file" : e.toString();
        return "Cannot read " + file + ": " + reason + ". Check the path and its permissions.";
    }

    static String notUtf8(String source) {
        return "Cannot read " + source + ": it is not UTF-8 text. Save it as UTF-8.";
    }

    static String tooLarge(String source, long length) {
        return "Cannot read " + source + ": it has " + length + " characters, more than the " + YamlReader.LARGEST
                + " that settings may have. Keep data in files of their own.";
    }

    static String tooDeep(Origin origin, int deepest) {
        return "Cannot read " + origin + ": blocks and lists are nested deeper than " + deepest + ". Flatten them.";
    }

    static String severalDocuments(Origin origin) {
        return "Cannot read " + origin
                + ": a second YAML document begins here. Settings are one document; remove '---'.";
    }

    static String notABlock(Origin origin, String path) {
        return "Cannot read " + origin + ": expected a block of settings such as 'islands: {count: 4}'"
                + (path.isEmpty() ? "." : " at '" + path + "'.");
    }

    static String twice(Origin origin, String key, Origin first) {
        return "Cannot read " + origin + ": '" + key + "' is there twice, first at " + first + ". Remove one of them.";
    }

    static String alias(Origin origin, String name) {
        return "Cannot read " + origin + ": aliases such as *" + name + " are not read. Write the value out.";
    }

    static String notYaml(String source, JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        String reason = message.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining("; "));
        String advice = message.contains("TAB") ? " Indent with spaces, not tabs." : "";
        return "Cannot read " + source + mark(message, e) + ": not valid YAML: " + reason + "." + advice;
    }

    static String unknownName(String port, String name, Collection<String> known) {
        String near =
                Nearest.to(name, known).map(k -> " Did you mean '" + k + "'?").orElse("");
        return "There is no " + port + " '" + name + "'. On offer: " + joined(known) + "." + near
                + " For a class of your own give its full name.";
    }

    static String noSuchClass(String port, String name, Collection<String> known) {
        return "There is no " + port + " '" + name + "', neither by name (on offer: " + joined(known)
                + ") nor as a class. Is its jar on the class path? Pass --jars.";
    }

    static String unloadable(String port, String name, Throwable reason) {
        return "The " + port + " '" + name + "' does not load: " + reason + ". Check its jar and what that depends on.";
    }

    static String notOfPort(String port, String name, Class<?> wanted) {
        return "The " + port + " '" + name + "' does not implement " + wanted.getName()
                + ". Let the class implement it.";
    }

    static String noConstructor(String port, String name) {
        return "The " + port + " '" + name + "' cannot be made: it has to be a public class that is not abstract, with "
                + "a public constructor that takes one settings record, a " + Block.class.getName() + ", or nothing.";
    }

    static String constructorFailed(String port, String name, Throwable reason) {
        return "The " + port + " '" + name + "' cannot be made: " + reason(reason)
                + ". Mend its settings or its class.";
    }

    private static String reason(Throwable reason) {
        String message = reason.getMessage();
        return message == null || message.isBlank() ? reason.getClass().getName() : message.replaceAll("\\.$", "");
    }

    private static String at(Origin origin, String path) {
        String line = origin.isFile() ? " (line " + origin.line() + ")" : "";
        return "Cannot read " + origin.source() + ": '" + path + "'" + line;
    }

    private static String shown(Node node, String path) {
        if (node instanceof Node.Section) {
            return "a block";
        }
        if (node instanceof Node.Listing) {
            return "a list";
        }
        Node.Scalar scalar = (Node.Scalar) node;
        if (scalar.value() == null) {
            return "empty";
        }
        String text = Secrets.isSecret(path) ? Secrets.STARS : scalar.text();
        return "'" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "'";
    }

    private static String mark(String message, JsonProcessingException e) {
        Matcher matcher = MARK.matcher(message);
        String found = "";
        while (matcher.find()) {
            found = matcher.group();
        }
        if (found.isEmpty() && e.getLocation() != null) {
            found = "line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr();
        }
        return found.isEmpty() ? "" : " at " + found;
    }

    private static String joined(Collection<String> words) {
        return List.copyOf(words).stream().sorted().collect(Collectors.joining(", "));
    }
}
