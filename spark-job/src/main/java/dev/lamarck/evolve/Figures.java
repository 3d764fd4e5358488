package dev.lamarck.evolve;

import java.util.List;

/**
 * What a generation looks like from above.
 *
 * @param population how many members live
 * @param cells how many grid cells are held
 * @param diversity root mean square distance between two members, in the space of profiles
 */
public record Figures(int population, int cells, double diversity) {

    public static Figures of(Population population) {
        List<Member> members = population.members();
        int cells = (int) population.entries().stream()
                .filter(entry ->
                        entry.resident().cell().filter(Figures::isPlace).isPresent())
                .count();
        return new Figures(members.size(), cells, spread(members));
    }

    /** A place in a grid is a number or several; other rules name what they keep by a word. */
    private static boolean isPlace(String cell) {
        return Character.isDigit(cell.charAt(0));
    }

    /** The mean over all pairs of squared distances is twice the sum of the coordinates' variances. */
    private static double spread(List<Member> members) {
        if (members.size() < 2) {
            return 0;
        }
        double sum = 0;
        int coordinates = members.get(0).profile().length;
        for (int i = 0; i < coordinates; i++) {
            int column = i;
            double mean = members.stream().mapToDouble(m -> m.profile()[column]).sum() / members.size();
            double squares = 0;
            for (Member member : members) {
                squares += (member.profile()[column] - mean) * (member.profile()[column] - mean);
            }
            sum += squares / (members.size() - 1);
        }
        return Math.sqrt(2 * sum / Math.max(1, coordinates));
    }
}
