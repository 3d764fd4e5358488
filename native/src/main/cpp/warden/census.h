#pragma once

#include <cstdint>
#include <set>
#include <sys/types.h>
#include <vector>

namespace warden {

// The descendants of the guardian, all together.
struct Census {
    int64_t tasks = 0;  // processes and threads
    double cpu_ms = 0;  // of those alive and of those that they have reaped
    std::vector<pid_t> pids;
    std::set<pid_t> groups;
};

// Reads /proc: all of it where it is the pid namespace's own, else along the parents.
Census count_descendants();

// Bytes that are theirs: not the pages of files, which the kernel takes back when it needs them.
int64_t memory_of(const Census& census);

// The children of a guardian that have been reaped during one job.
struct Reaped {
    pid_t awaited = 0;  // the one that matters, and
    bool ended = false;
    int status = 0;
    double cpu_ms = 0;  // of all, with those that they had reaped themselves
    int64_t peak_bytes = 0;

    // Reaps whoever is dead. False when there is nobody any more.
    bool reap();
};

// Kills all descendants and reaps them. False if some would not die within a few seconds.
bool end_descendants(Reaped* reaped);

// Kills and reaps all descendants but those spared and their own: what a guardian left that was killed.
void end_orphans(const std::set<pid_t>& spared);

}  // namespace warden
