package dev.lamarck.evolve;

import dev.lamarck.genome.Hash128;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An island as parents are chosen and migrants picked from it.
 *
 * @param island its number
 * @param members everybody who lives there, fittest first, each once
 * @param archive the run's archive, from all islands, fittest first
 */
public record Habitat(int island, List<Member> members, List<Member> archive) {

    public Habitat {
        members = List.copyOf(members);
        archive = List.copyOf(archive);
    }

    /** The part of the archive that lives on this island. */
    public List<Member> archivedHere() {
        Set<Hash128> here = members.stream().map(Member::id).collect(Collectors.toSet());
        return archive.stream().filter(member -> here.contains(member.id())).toList();
    }
}
