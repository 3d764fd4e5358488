package dev.lamarck.cli.picture;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Objective;
import dev.lamarck.evolve.SearchSettings.RuleSettings;
import dev.lamarck.evolve.survival.GridAxis;
import dev.lamarck.plot.Axis;
import dev.lamarck.plot.ColourBar;
import dev.lamarck.plot.Dots;
import dev.lamarck.plot.Figure;
import dev.lamarck.plot.Panel;
import dev.lamarck.plot.Point;
import dev.lamarck.plot.Ramp;
import dev.lamarck.plot.Range;
import dev.lamarck.plot.Tiles;
import dev.lamarck.store.PopulationRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where in feature space a run has found what: a grid as a map of its cells, anything else as points. Cells of several
 * islands, and of dimensions that the map does not show, are laid on each other: the best one shows.
 */
final class Niches {

    private static final String GRID = "map-elites";

    private final Subject subject;
    private final Wishes wishes;
    private final List<String> features;

    Niches(Subject subject, Wishes wishes) {
        this.subject = subject;
        this.wishes = wishes;
        this.features = subject.search().features();
    }

    Picture picture() {
        String role = role();
        List<PopulationRow> rows = ofIsland(subject.population().stream()
                .filter(row -> row.role().equals(role))
                .toList());
        Optional<List<GridAxis>> axes = axes(role, rows);
        if (axes.isPresent() && axes.get().size() > 1) {
            return map(role, rows, axes.get());
        }
        if (features.size() < 2) {
            throw new ConfException(PictureErrors.fewFeatures(subject.run(), features));
        }
        return scatter(role, rows);
    }

    /** As wished, else the first grid, else the first rule of the islands. */
    private String role() {
        TreeSet<String> roles = new TreeSet<>();
        subject.population().forEach(row -> roles.add(row.role()));
        if (roles.isEmpty()) {
            throw new ConfException(PictureErrors.nobody(subject.run()));
        }
        wishes.role().filter(role -> !roles.contains(role)).ifPresent(role -> {
            throw new ConfException(PictureErrors.noRole(subject.run(), role, roles));
        });
        return wishes.role()
                .or(() -> rules().filter(Niches::isGrid)
                        .map(Niches::label)
                        .filter(roles::contains)
                        .findFirst())
                .or(() -> rules().map(Niches::label).filter(roles::contains).findFirst())
                .orElseGet(roles::first);
    }

    private Stream<RuleSettings> rules() {
        return Stream.concat(subject.search().survival().island().stream(), subject.search().survival().run().stream());
    }

    private static boolean isGrid(RuleSettings rule) {
        return rule.className().isEmpty() && rule.type().filter(GRID::equals).isPresent();
    }

    private static String label(RuleSettings rule) {
        return rule.role().or(rule::type).or(rule::className).orElse("");
    }

    private List<PopulationRow> ofIsland(List<PopulationRow> rows) {
        if (wishes.island().isEmpty()) {
            return rows;
        }
        int island = wishes.island().get();
        List<PopulationRow> here =
                rows.stream().filter(row -> row.island() == island).toList();
        if (here.isEmpty()) {
            TreeSet<Integer> known = new TreeSet<>();
            rows.forEach(row -> known.add(row.island()));
            throw new ConfException(PictureErrors.noIsland(subject.run(), island, known));
        }
        return here;
    }

    /** The sides of the grid that a role is, over the islands that are shown; each island has bounds of its own. */
    private Optional<List<GridAxis>> axes(String role, List<PopulationRow> rows) {
        Optional<RuleSettings> grid =
                rules().filter(rule -> isGrid(rule) && label(rule).equals(role)).findFirst();
        if (grid.isEmpty()) {
            return Optional.empty();
        }
        Map<String, byte[]> states = subject.past().states();
        return rows.stream()
                .map(PopulationRow::island)
                .distinct()
                .map(island -> GridAxis.of(
                        grid.get().config(),
                        features,
                        states.getOrDefault("survival/" + island + "/" + role, new byte[0])))
                .flatMap(Optional::stream)
                .reduce(Niches::over);
    }

    private static List<GridAxis> over(List<GridAxis> one, List<GridAxis> other) {
        List<GridAxis> both = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            both.add(one.get(i).over(other.get(i)));
        }
        return both;
    }

    private Picture map(String role, List<PopulationRow> rows, List<GridAxis> axes) {
        Choice choice = Choice.of(
                subject.run(),
                "grid dimension",
                axes.stream().map(GridAxis::feature).toList(),
                wishes);
        GridAxis x = axes.get(choice.x());
        GridAxis y = axes.get(choice.y());
        Map<Cell, PopulationRow> cells = new LinkedHashMap<>();
        rows.stream()
                .sorted(Comparator.comparingDouble((PopulationRow row) -> -row.fitness()[0]))
                .forEach(row -> cells.putIfAbsent(cell(row, x, y), row));
        Range scores = scores(cells.values());
        List<Tiles.Tile> tiles = new ArrayList<>();
        cells.forEach((cell, row) -> tiles.add(new Tiles.Tile(
                new Point(x.edge(cell.column()), y.edge(cell.row())),
                new Point(x.edge(cell.column() + 1), y.edge(cell.row() + 1)),
                ramp().of(score(row), scores))));
        Panel panel = Panel.of(
                        shown(x, cells.keySet().stream().mapToInt(Cell::column)),
                        shown(y, cells.keySet().stream().mapToInt(Cell::row)),
                        List.of(new Tiles(tiles)))
                .coloured(new ColourBar(Labels.score(subject), ramp(), scores))
                .onBackdrop();
        String subtitle = Labels.plural(cells.size(), "cell") + " occupied" + where()
                + (axes.size() > 2 ? "; of the other dimensions the best is shown" : "");
        return new Picture(new Figure(title(role), subtitle, List.of(panel)), cells.size());
    }

    /** A cell of the map. */
    private record Cell(int column, int row) {}

    private Cell cell(PopulationRow row, GridAxis x, GridAxis y) {
        return new Cell(x.bin(feature(row, x.feature())), y.bin(feature(row, y.feature())));
    }

    /** Bounds that nobody gave grow by doubling, so that much can be empty: a cell's width of that is enough. */
    private static Axis shown(GridAxis axis, IntStream occupied) {
        if (axis.given()) {
            return Axis.fixed(axis.feature(), new Range(axis.low(), axis.high()));
        }
        IntSummaryStatistics bins = occupied.summaryStatistics();
        return Axis.fixed(
                axis.feature(),
                new Range(
                        axis.edge(Math.max(0, bins.getMin() - 1)),
                        axis.edge(Math.min(axis.bins(), bins.getMax() + 2))));
    }

    private Picture scatter(String role, List<PopulationRow> rows) {
        Choice choice = Choice.of(subject.run(), "feature", features, wishes);
        Range scores = scores(rows);
        List<Dots.Dot> dots = rows.stream()
                .sorted(Comparator.comparingDouble(row -> row.fitness()[0]))
                .map(row -> new Dots.Dot(
                        new Point(row.features()[choice.x()], row.features()[choice.y()]),
                        ramp().of(score(row), scores)))
                .toList();
        Panel panel = Panel.of(
                        Axis.of(features.get(choice.x()), Axis.Kind.LINEAR),
                        Axis.of(features.get(choice.y()), Axis.Kind.LINEAR),
                        List.of(new Dots("", dots, 4.5, true)))
                .coloured(new ColourBar(Labels.score(subject), ramp(), scores));
        return new Picture(
                new Figure(title(role), Labels.plural(rows.size(), "member") + where(), List.of(panel)), rows.size());
    }

    private String title(String role) {
        return subject.run() + ": " + role + " after generation "
                + subject.past().newest();
    }

    private String where() {
        boolean apart = subject.population().stream().anyMatch(row -> row.island() >= 0);
        return wishes.island().map(island -> " on island " + island).orElse(apart ? " over all islands" : "");
    }

    private double feature(PopulationRow row, String name) {
        return row.features()[features.indexOf(name)];
    }

    private double score(PopulationRow row) {
        return subject.metric(row.fitness()[0]);
    }

    private Range scores(Collection<PopulationRow> rows) {
        return Range.of(rows.stream().mapToDouble(this::score));
    }

    /** Better is brighter. */
    private Ramp ramp() {
        return subject.objective().direction() == Objective.Direction.MAXIMISE ? Ramp.RISING : Ramp.FALLING;
    }
}
