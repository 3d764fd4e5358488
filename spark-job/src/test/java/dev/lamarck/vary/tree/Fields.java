package dev.lamarck.vary.tree;

import dev.lamarck.genome.Program;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.syntax.Language;
import dev.lamarck.vary.edit.Edit;
import dev.lamarck.vary.edit.Patch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What the tests of moves stand on. */
final class Fields {

    private Fields() {}

    static Program sample(Language language) {
        String suffix = language == Language.PYTHON ? "py" : language.label();
        String resource = "/dev/lamarck/syntax/sample." + suffix;
        try (InputStream in = Objects.requireNonNull(Fields.class.getResourceAsStream(resource))) {
            return program(language, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Program program(Language language, String text) {
        return Program.of(language.label(), "main." + extension(language), text);
    }

    static Program python(String text) {
        return program(Language.PYTHON, text);
    }

    private static String extension(Language language) {
        return switch (language) {
            case PYTHON -> "py";
            case JAVA -> "java";
            case JAVASCRIPT -> "js";
            case C -> "c";
            case CPP -> "cpp";
            case RUST -> "rs";
            case GO -> "go";
        };
    }

    static RandomKey key(int slot) {
        return new RandomKey(7, 1, 0, slot, Purpose.VARY);
    }

    static Chance chance(int slot) {
        return new Chance(key(slot).draws(), 1);
    }

    /** All texts that a move makes of a program in so many attempts. */
    static Set<String> texts(Program program, Move move, int attempts) {
        Set<String> texts = new TreeSet<>();
        Ground ground = Ground.of(program);
        for (int slot = 0; slot < attempts; slot++) {
            Chance chance = chance(slot);
            ground.site(move, Emphasis.NONE, chance).ifPresent(site -> {
                List<Edit> edits = move.at(site.terrain(), site.node(), chance);
                if (!edits.isEmpty()) {
                    texts.add(new Patch(edits).applyTo(program).text());
                }
            });
        }
        return texts;
    }
}
