package dev.lamarck.plot;

import java.util.List;

/** A whole picture: a title, a line below it, and panels one above the other that share the x axis of the last. */
public record Figure(String title, String subtitle, List<Panel> panels) {

    public Figure {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("A figure needs a panel");
        }
    }

    List<Key> keys() {
        return panels.stream()
                .flatMap(panel -> panel.layers().stream())
                .flatMap(layer -> layer.keys().stream())
                .distinct()
                .toList();
    }
}
