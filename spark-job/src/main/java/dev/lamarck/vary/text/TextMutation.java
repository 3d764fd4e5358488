package dev.lamarck.vary.text;

import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Space;
import dev.lamarck.vary.edit.Leeway;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Random changes of a program's text, as genetic improvement uses them for a baseline: whole lines are deleted, copied,
 * moved, swapped and replaced by others (as PyGGI, Gin and Magpie do), words, numbers and signs by others of the file,
 * and single characters. It knows no language, so it reaches everything, comments and strings too, and most of its
 * children do not parse.
 */
final class TextMutation implements Variator {

    private static final int TRIES = 16;
    private static final int MOST_EDITS = 64;
    private static final String MARKER = "EVOLVE-BLOCK-";

    private final Settings settings;
    private final TextEdit lines = new LineEdits();
    private final TextEdit tokens = new TokenEdits();
    private final TextEdit characters = new CharacterEdits();

    /** Which changes, and how many. */
    record Settings(
            @Default("1") @Range(min = 0, max = 1e9) @Doc("share of edits that change whole lines")
            double lines,

            @Default("1") @Range(min = 0, max = 1e9) @Doc("share of edits that change words, numbers and signs")
            double tokens,

            @Default("1") @Range(min = 0, max = 1e9) @Doc("share of edits that change single characters")
            double characters,

            @Default("1.5") @Range(min = 1, max = 32) @Doc("mean number of edits of a child; at least one is made")
            double edits) {

        Settings {
            if (!(lines + tokens + characters > 0)) {
                throw new ConfException(
                        "'lines', 'tokens' and 'characters' are all 0, so nothing could change. Give one of them a share.");
            }
        }
    }

    TextMutation(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean suits(Space space) {
        return space instanceof ProgramSpace;
    }

    @Override
    public List<Program> vary(Brood brood) {
        double edits = settings.edits() * brood.temperature();
        return brood.matings().stream()
                .map(mating -> child(
                        (Program) mating.parents().get(0).genome(),
                        edits,
                        mating.key().draws()))
                .toList();
    }

    /** The parent itself only if nothing in it can change. */
    private Program child(Program parent, double edits, RandomGenerator draws) {
        for (int tried = 0; tried < TRIES; tried++) {
            Program child = parent;
            for (int done = 0; done == 0 || done < MOST_EDITS && draws.nextDouble() * edits >= 1; done++) {
                child = edited(child, draws);
            }
            if (!child.equals(parent)) {
                return child;
            }
        }
        return parent;
    }

    private Program edited(Program program, RandomGenerator draws) {
        Optional<Place> drawn = place(program, draws);
        if (drawn.isEmpty()) {
            return program;
        }
        Place place = drawn.get();
        String file = program.files().get(place.file()).text();
        String block = file.substring(place.start(), place.end());
        String edited = level(draws).edited(block, file, draws);
        if (edited.contains(MARKER) && !block.contains(MARKER)) {
            return program; // another block would begin or end there
        }
        return program.with(place.file(), file.substring(0, place.start()) + edited + file.substring(place.end()));
    }

    private TextEdit level(RandomGenerator draws) {
        double at = draws.nextDouble() * (settings.lines() + settings.tokens() + settings.characters());
        if (at < settings.lines()) {
            return lines;
        }
        return at < settings.lines() + settings.tokens() ? tokens : characters;
    }

    /** Characters of a file that may change. */
    private record Place(int file, int start, int end) {
        int length() {
            return end - start;
        }
    }

    /** A block, the more likely the longer it is; none if all are empty. */
    private static Optional<Place> place(Program program, RandomGenerator draws) {
        List<Place> places = new ArrayList<>();
        List<List<Leeway.Stretch>> files = Leeway.of(program).files();
        for (int file = 0; file < files.size(); file++) {
            for (Leeway.Stretch stretch : files.get(file)) {
                places.add(new Place(file, stretch.start(), stretch.end()));
            }
        }
        int all = places.stream().mapToInt(Place::length).sum();
        int at = all == 0 ? 0 : draws.nextInt(all);
        for (Place place : places) {
            if (at < place.length()) {
                return Optional.of(place);
            }
            at -= place.length();
        }
        return Optional.empty();
    }
}
