#pragma once

#include <sys/types.h>

#include <set>
#include <string>
#include <vector>

#include "spec.h"

namespace warden {

// What lw_prepare found and made. The guardian is made for one job, so it has one of these, and the foreign process
// gets its copy by the fork.
struct Job {
    bool user_ns = false;
    bool pid_ns = false;
    bool mount_ns = false;
    bool own_proc = false;
    std::set<std::string> own_folders;
    int niceness = 0;
    pid_t parent = 0;
    pid_t guardian = 0;
    std::vector<pid_t> ancestors;  // and the leaders of their groups: out of reach of signals
    pid_t init = 0;
};

Job& job();

// The parts of the three C functions; they throw std::runtime_error.
void prepare(const Spec& spec);
void enter(const Spec& spec);
[[noreturn]] void watch(pid_t pid, const Spec& spec, int report_fd, const std::string& early_input);

// The first process of the pid namespace: adopts and reaps orphans, dies with the guardian.
pid_t start_init();

}  // namespace warden
