package dev.lamarck.cli.picture;

import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Hash128;
import dev.lamarck.plot.Axis;
import dev.lamarck.plot.Colour;
import dev.lamarck.plot.Dash;
import dev.lamarck.plot.Dots;
import dev.lamarck.plot.Figure;
import dev.lamarck.plot.Layer;
import dev.lamarck.plot.Line;
import dev.lamarck.plot.Links;
import dev.lamarck.plot.Palette;
import dev.lamarck.plot.Panel;
import dev.lamarck.plot.Point;
import dev.lamarck.store.Ancestor;
import dev.lamarck.store.PopulationRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a candidate comes from: its ancestors by generation and score, and the line of first parents among them. */
final class Descent {

    private static final int MOST = 3_000;
    private static final int COLOURED = 7;

    private final Subject subject;
    private final Wishes wishes;

    Descent(Subject subject, Wishes wishes) {
        this.subject = subject;
        this.wishes = wishes;
    }

    Picture picture() {
        List<Ancestor> found = subject.past().ancestors(start(), MOST);
        if (found.isEmpty()) {
            throw new ConfException(
                    PictureErrors.noCandidate(subject.run(), wishes.candidate().orElse("")));
        }
        Map<Hash128, Ancestor> family = new LinkedHashMap<>();
        found.forEach(ancestor -> family.put(ancestor.id(), ancestor));
        List<Ancestor> line = firstParents(found.get(0), family);
        List<Layer> layers = new ArrayList<>();
        List<Links.Link> links = links(found, family);
        double fade = Math.max(0.12, Math.min(0.5, 60.0 / Math.max(1, links.size())));
        layers.add(new Links("", links, Palette.GREY.covering(fade), 1));
        layers.add(new Line(
                "line of first parents",
                line.stream().map(this::point).toList(),
                Colour.of(0x2b2f36).covering(0.8),
                2.4,
                Dash.SOLID));
        layers.addAll(nodes(found));
        Axes axes = new Axes(wishes);
        Axis y = axes.of(
                "y", Labels.score(subject), found.stream().map(this::point).mapToDouble(Point::y));
        Panel panel = Panel.of(Axes.generations(), y, layers);
        return new Picture(
                new Figure(title(found.get(0)), subtitle(found, line) + axes.note(), List.of(panel)), found.size());
    }

    /** The wished candidate, else the best. */
    private Hash128 start() {
        if (wishes.candidate().isPresent()) {
            String id = wishes.candidate().get();
            if (!id.matches("[0-9a-f]{32}")) {
                throw new ConfException(PictureErrors.noCandidate(subject.run(), id));
            }
            return Hash128.of(id);
        }
        return subject.population().stream()
                .filter(row -> row.role().equals("best"))
                .map(PopulationRow::candidate)
                .findFirst()
                .orElseThrow(() -> new ConfException(PictureErrors.nobody(subject.run())));
    }

    private static List<Ancestor> firstParents(Ancestor start, Map<Hash128, Ancestor> family) {
        return Stream.iterate(
                        Optional.of(start),
                        Optional::isPresent,
                        child -> child.flatMap(known -> known.parents().stream().findFirst())
                                .map(family::get))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Links.Link> links(List<Ancestor> found, Map<Hash128, Ancestor> family) {
        return found.stream()
                .flatMap(child -> child.parents().stream()
                        .map(family::get)
                        .flatMap(Stream::ofNullable)
                        .map(parent -> new Links.Link(point(parent), point(child))))
                .toList();
    }

    /** One layer an operator, rare ones above frequent ones; what there is no colour for is grey. */
    private List<Layer> nodes(List<Ancestor> found) {
        Map<String, Long> counts =
                found.stream().collect(Collectors.groupingBy(Ancestor::operator, Collectors.counting()));
        List<String> operators = counts.keySet().stream()
                .sorted(Comparator.comparing((String operator) -> -counts.getOrDefault(operator, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        double radius = found.size() > 400 ? 2.6 : found.size() > 60 ? 3.6 : 5;
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < Math.min(COLOURED, operators.size()); i++) {
            String operator = operators.get(i);
            layers.add(dots(operator, found, List.of(operator), Palette.series(i), radius));
        }
        if (operators.size() > COLOURED) {
            List<String> rest = operators.subList(COLOURED, operators.size());
            layers.add(dots(Labels.plural(rest.size(), "other operator"), found, rest, Palette.GREY, radius));
        }
        return layers;
    }

    private Dots dots(String name, List<Ancestor> found, List<String> operators, Colour colour, double radius) {
        List<Point> points = found.stream()
                .filter(ancestor -> operators.contains(ancestor.operator()))
                .map(this::point)
                .toList();
        return Dots.of(name, points, colour, radius, true);
    }

    private Point point(Ancestor ancestor) {
        double score = ancestor.score().orElse(Double.NaN);
        return new Point(ancestor.generation(), subject.metric(score));
    }

    private String title(Ancestor start) {
        return subject.run() + ": ancestors of "
                + (wishes.candidate().isPresent() ? "candidate " + start.id() : "the best candidate");
    }

    private String subtitle(List<Ancestor> found, List<Ancestor> line) {
        Ancestor start = found.get(0);
        String score = start.score().isPresent()
                ? " with " + subject.objective().metric() + " "
                        + Labels.number(subject.metric(start.score().getAsDouble()))
                : " without a score";
        Ancestor eldest = line.get(line.size() - 1);
        return "generation " + start.generation() + score + ", made by " + start.operator() + "; "
                + Labels.plural(found.size() - 1L, "ancestor")
                + (found.size() == MOST ? " (the newest)" : "")
                + (eldest.parents().isEmpty() ? "" : "; older ones were left in another run");
    }
}
