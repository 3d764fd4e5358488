package dev.lamarck.cli.picture;

import dev.lamarck.conf.ConfException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The kinds of pictures; the names are what a person types. */
public enum What {
    best(Set.of("--log y")) {
        @Override
        Picture of(List<Subject> subjects, Wishes wishes) {
            return new Curves(subjects, wishes).best();
        }
    },
    front(Set.of("--x", "--y", "--log x", "--log y")) {
        @Override
        Picture of(List<Subject> subjects, Wishes wishes) {
            return new FrontScatter(only(subjects), wishes).picture();
        }
    },
    grid(Set.of("--x", "--y", "--island", "--role")) {
        @Override
        Picture of(List<Subject> subjects, Wishes wishes) {
            return new Niches(only(subjects), wishes).picture();
        }
    },
    diversity(Set.of()) {
        @Override
        Picture of(List<Subject> subjects, Wishes wishes) {
            return new Curves(subjects, wishes).diversity();
        }
    },
    lineage(Set.of("--candidate", "--log y")) {
        @Override
        Picture of(List<Subject> subjects, Wishes wishes) {
            return new Descent(only(subjects), wishes).picture();
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // a set that cannot change
    private final Set<String> options;

    What(Set<String> options) {
        this.options = options;
    }

    abstract Picture of(List<Subject> subjects, Wishes wishes);

    /** The picture of one run, or of several where that makes sense. */
    public Picture draw(List<Subject> subjects, Wishes wishes) {
        refuseForeign(wishes);
        return of(subjects, wishes);
    }

    Subject only(List<Subject> subjects) {
        if (subjects.size() != 1) {
            throw new ConfException(PictureErrors.tooManyRuns(name(), subjects.size()));
        }
        return subjects.get(0);
    }

    private void refuseForeign(Wishes wishes) {
        Set<String> given = new TreeSet<>();
        wishes.x().ifPresent(name -> given.add("--x"));
        wishes.y().ifPresent(name -> given.add("--y"));
        wishes.island().ifPresent(name -> given.add("--island"));
        wishes.role().ifPresent(name -> given.add("--role"));
        wishes.candidate().ifPresent(name -> given.add("--candidate"));
        wishes.logs().forEach(axis -> given.add("--log " + axis));
        given.stream().filter(option -> !options.contains(option)).findFirst().ifPresent(option -> {
            throw new ConfException(PictureErrors.foreign(option, name(), options));
        });
    }
}
