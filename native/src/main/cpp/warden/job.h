#pragma once

#include <csignal>
#include <sys/types.h>

#include <set>
#include <string>
#include <vector>

#include "report.h"
#include "spec.h"

namespace warden {

// What a guardian found and made. It has one job at a time, and the foreign process gets its copy by the fork.
struct Job {
    bool user_ns = false;
    bool pid_ns = false;
    bool mount_ns = false;
    bool own_proc = false;
    bool alone = false;  // there are no namespaces to be had: not asked for again
    std::set<std::string> own_folders;
    int niceness = 0;
    pid_t parent = 0;
    pid_t guardian = 0;
    std::vector<pid_t> ancestors;  // and the leaders of their groups: out of reach of signals
    pid_t init = 0;
};

Job& job();

// All of these throw std::runtime_error.

// Once, in the guardian, a process with one thread: its own session, subreaper, dies with its parent.
void prepare();

// Those that a guardian hears of in its own time. Blocks them, for what it forks too, which has to put that right.
sigset_t mask_signals_to_watch();

// In the guardian, for each job: forks the foreign process, into namespaces of its own where wanted and allowed. The
// pid; 0 in the foreign process, which has to enter.
pid_t launch(const Spec& spec);

// In the foreign process: mounts, limits, no privileges, landlock, system call filter, working directory, descriptors.
// After a failure it is in no fit state and must exit.
void enter(const Spec& spec);

// In the guardian: watches the foreign process, ends it and all its descendants. Closes the descriptors of the spec.
Report watch(pid_t pid, const Spec& spec, const std::string& early_input);

// The first process of the pid namespace of whoever calls this, and a sibling of the caller: adopts and reaps orphans,
// dies with the guardian, which calls this for one job at a time.
pid_t start_init();

}  // namespace warden
