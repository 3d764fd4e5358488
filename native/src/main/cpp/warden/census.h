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

// Kills all descendants and reaps them; the status of `pid` goes to `status` if it was not reaped yet. False if some
// would not die within a few seconds.
bool end_descendants(pid_t pid, int* status, bool* reaped);

}  // namespace warden
