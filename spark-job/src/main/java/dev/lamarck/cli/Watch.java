package dev.lamarck.cli;

import dev.lamarck.run.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a run's progress: one line that changes in a terminal, lines in the log elsewhere. Generations may be faster than
 * anyone reads, so only some are shown, the first and the last always.
 */
final class Watch implements Progress, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_GLANCES = Duration.ofMillis(100);

    private final Screen screen;
    private final Duration pause;
    private final InstantSource clock;
    private final Totals totals;
    private Optional<Report> held = Optional.empty();
    private Optional<Instant> shown = Optional.empty();
    private Optional<Mark> mark = Optional.empty();
    private double rate;

    /** How many candidates this start of the run had evaluated at a time; over whole seconds, as stages overlap with commits. */
    private record Mark(Instant at, long candidates) {
        double rate(Instant now, long candidatesNow) {
            return (candidatesNow - candidates) / (Duration.between(at, now).toNanos() / 1e9);
        }
    }

    /** Takes what is to be shown. */
    interface Screen {

        void started(String run, int fromGeneration, String how);

        void show(Report report, double candidatesPerSecond);

        void end();
    }

    Watch(Screen screen, Duration pause, InstantSource clock) {
        this.screen = screen;
        this.pause = pause;
        this.clock = clock;
        this.totals = new Totals(clock.instant());
    }

    static Watch of(World world, InstantSource clock) {
        return world.display().terminal()
                ? new Watch(new Line(world.err(), world.display().columns()), BETWEEN_GLANCES, clock)
                : new Watch(new Log(LOG), BETWEEN_LINES, clock);
    }

    Totals totals() {
        return totals;
    }

    @Override
    public void started(String run, int fromGeneration, String how) {
        totals.begin(clock.instant());
        screen.started(run, fromGeneration, how);
    }

    @Override
    public void generation(Report report) {
        totals.add(report.row(), clock.instant());
        held = Optional.of(report);
        Instant now = clock.instant();
        if (shown.isEmpty() || !now.isBefore(shown.get().plus(pause))) {
            show(report, now);
        }
    }

    private void show(Report report, Instant now) {
        if (mark.isEmpty()) {
            rate = report.candidatesPerSecond();
            mark = Optional.of(new Mark(now, totals.candidates()));
        } else if (!now.isBefore(mark.get().at().plus(BETWEEN_LINES))) {
            rate = mark.get().rate(now, totals.candidates());
            mark = Optional.of(new Mark(now, totals.candidates()));
        }
        screen.show(report, rate);
        shown = Optional.of(now);
        held = Optional.empty();
    }

    @Override
    public void close() {
        held.ifPresent(report -> show(report, clock.instant()));
        screen.end();
    }

    private static Optional<String> left(Report report) {
        return report.remaining()
                .filter(rest -> report.row().generation() < report.lastGeneration())
                .map(Words::duration);
    }

    /** The line of a terminal. */
    static final class Line implements Screen {

        private static final String CLEAR = "\u001b[K";
        private static final String GAP = "  ";

        private final PrintStream err;
        private final int columns;
        private boolean drawn;

        Line(PrintStream err, int columns) {
            this.err = err;
            this.columns = columns;
        }

        @Override
        public void started(String run, int fromGeneration, String how) {
            draw(run + "  " + how + ", from generation " + fromGeneration);
        }

        @Override
        public void show(Report report, double candidatesPerSecond) {
            draw(text(report, candidatesPerSecond));
        }

        /** In a narrow terminal the less telling figures give way to how long it will take. */
        String text(Report report, double candidatesPerSecond) {
            List<String> parts = new ArrayList<>(List.of(
                    report.run(),
                    "gen " + report.row().generation() + "/" + report.lastGeneration(),
                    "best " + Words.number(report.row().scores().best()),
                    "mean " + Words.number(report.row().scores().mean()),
                    "diversity " + Words.number(report.row().scores().diversity()),
                    Words.rate(candidatesPerSecond)));
            left(report).map(rest -> rest + " left").ifPresent(parts::add);
            for (String less : List.of("diversity ", "mean ")) {
                if (String.join(GAP, parts).length() >= columns) {
                    parts.removeIf(part -> part.startsWith(less));
                }
            }
            return String.join(GAP, parts);
        }

        /** The cursor goes back to the left, so that a line of the log replaces the progress instead of following it. */
        private void draw(String text) {
            String fits = text.length() < columns ? text : text.substring(0, columns - 1);
            err.print(fits + CLEAR + "\r");
            err.flush();
            drawn = true;
        }

        @Override
        public void end() {
            if (drawn) {
                err.println();
            }
            drawn = false;
        }
    }

    /** Lines of the log. */
    record Log(Logger log) implements Screen {

        @Override
        public void started(String run, int fromGeneration, String how) {
            log.info("run={} begin={} from-generation={}", run, how.replace(' ', '-'), fromGeneration);
        }

        @Override
        public void show(Report report, double candidatesPerSecond) {
            log.info("{}", text(report, candidatesPerSecond));
        }

        static String text(Report report, double candidatesPerSecond) {
            return "run=" + report.run() + " generation=" + report.row().generation() + " of=" + report.lastGeneration()
                    + " best=" + Words.number(report.row().scores().best()) + " mean="
                    + Words.number(report.row().scores().mean()) + " diversity="
                    + Words.number(report.row().scores().diversity()) + " failed="
                    + report.row().counts().failed() + " candidates-per-second="
                    + Words.number(candidatesPerSecond)
                    + left(report).map(rest -> " left=" + rest).orElse("");
        }

        @Override
        public void end() {}
    }
}
