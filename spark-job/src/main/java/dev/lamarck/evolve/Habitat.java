package dev.lamarck.evolve;

import dev.lamarck.genome.Hash128;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An island as parents are chosen and migrants picked from it.
 *
 * @param island its number
 * @param members everybody who lives there, fittest first, each once
 * @param archive the run's archive, from all islands, fittest first
 * @param features the names of the members' features
 * @param offspring how many children members have had, counted only where somebody asks for it
 */
public record Habitat(
        int island,
        List<Member> members,
        List<Member> archive,
        List<String> features,
        Map<Hash128, Integer> offspring) {

    public Habitat {
        members = List.copyOf(members);
        archive = List.copyOf(archive);
        features = List.copyOf(features);
    }

    /** An island of which nothing else is known. */
    public Habitat(int island, List<Member> members, List<Member> archive) {
        this(island, members, archive, List.of(), Map.of());
    }

    /** The part of the archive that lives on this island. */
    public List<Member> archivedHere() {
        Set<Hash128> here = members.stream().map(Member::id).collect(Collectors.toSet());
        return archive.stream().filter(member -> here.contains(member.id())).toList();
    }

    /** How many children a member has had so far. */
    public int offspring(Member member) {
        return offspring.getOrDefault(member.id(), 0);
    }

    /** The place of a feature among a member's features. */
    public int feature(String name) {
        int index = features.indexOf(name);
        if (index < 0) {
            throw EvolveErrors.unknownFeature(name, features);
        }
        return index;
    }
}
