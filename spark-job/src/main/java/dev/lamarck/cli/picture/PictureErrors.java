package dev.lamarck.cli.picture;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The messages about pictures: what, why, what to do. */
final class PictureErrors {

    private PictureErrors() {}

    static String tooManyRuns(String what, int runs) {
        return "Cannot draw " + runs + " runs with --what " + what
                + ": it shows one run. Name one, or compare them with --what best or diversity.";
    }

    static String foreign(String option, String what, Collection<String> known) {
        return "Option " + option + " means nothing for --what " + what + ". "
                + (known.isEmpty()
                        ? "Leave it out."
                        : "Leave it out; that picture takes " + String.join(", ", new TreeSet<>(known)) + ".");
    }

    static String differentScores(Subject first, Subject other) {
        return "Cannot compare run '" + other.run() + "' with run '" + first.run() + "': its score is "
                + Labels.score(other) + ", the other's is " + Labels.score(first)
                + ". Name runs that have the same first objective.";
    }

    static String oneObjective(String run, String metric) {
        return "Run '" + run + "' has no front, because it has one objective, '" + metric
                + "'. Use --what best, or start a run with two or more metrics in search.objectives.";
    }

    static String unknownAxis(String run, String kind, String name, List<String> known) {
        return "Run '" + run + "' has no " + kind + " '" + name + "'. It has " + list(known) + ".";
    }

    static String sameAxis(String name) {
        return "Both axes would show '" + name + "'. Give --x and --y two different names.";
    }

    static String fewFeatures(String run, List<String> features) {
        return "Run '" + run + "' cannot be shown as a grid: a map needs two features, and it measures "
                + (features.isEmpty() ? "none" : "only " + list(features))
                + ". Start a run with two or more in search.features.";
    }

    static String noRole(String run, String role, Collection<String> known) {
        return "Nobody in run '" + run + "' has the role '" + role + "'. There are " + list(List.copyOf(known)) + ".";
    }

    static String noIsland(String run, int island, Collection<Integer> known) {
        return "Nobody in run '" + run + "' lives on island " + island + " in that role. There are islands "
                + String.join(", ", known.stream().map(String::valueOf).toList()) + "; leave --island out for all.";
    }

    static String nobody(String run) {
        return "Run '" + run + "' has nobody to show: nothing has scored yet. See its failures with 'lamarck show "
                + run + "'.";
    }

    static String noCandidate(String run, String id) {
        return "Run '" + run + "' has no candidate '" + id
                + "'. Give --candidate the 32 hex digits of a candidate_id, or leave it out for the best.";
    }

    static String notPositive(String axis) {
        return "Nothing can be shown on a logarithmic " + axis + " axis, because no value is above 0. Leave --log "
                + axis + " out.";
    }

    private static String list(List<String> names) {
        return String.join(", ", names.stream().map(name -> "'" + name + "'").toList());
    }
}
