#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sched.h>
#include <set>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "job.h"
#include "system.h"

namespace warden {

Job& job() {
    static Job job;
    return job;
}

namespace {

// The foreign code sees the user that it is, not root.
bool map_user(uid_t uid, gid_t gid) {
    auto self = [](unsigned id) { return std::to_string(id) + " " + std::to_string(id) + " 1"; };
    write_small("/proc/self/setgroups", "deny");
    return write_small("/proc/self/uid_map", self(uid)) && write_small("/proc/self/gid_map", self(gid));
}

// Among hundreds of busy processes the guardian must still get its turn. Only root may; and only root needs to, since
// the kernel bounds the number of everybody else's processes.
void go_first() {
    constexpr int ahead = -15;
    job().niceness = getpriority(PRIO_PROCESS, 0);
    setpriority(PRIO_PROCESS, 0, ahead);
}

// With a user namespace where anybody may have one, without it where root may have the others only.
void leave_namespaces() {
    constexpr int others = CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC;
    uid_t uid = geteuid();
    gid_t gid = getegid();
    Job& made = job();
    if (unshare(CLONE_NEWUSER | others) == 0) {
        if (!map_user(uid, gid)) {
            fail("cannot map the user into its namespace (spec: namespaces=off goes without)");
        }
        made.user_ns = made.pid_ns = made.mount_ns = true;
    } else if (unshare(others) == 0) {
        made.pid_ns = made.mount_ns = true;
    }
    if (made.pid_ns && (made.init = start_init()) < 0) {
        fail("cannot start the first process of the pid namespace");
    }
}

}  // namespace

// The process, those that it descends from, and the leaders of their groups.
static std::vector<pid_t> line_of(pid_t pid) {
    std::set<pid_t> line;
    Fd proc(open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC));
    for (size_t most = 24; pid > 0 && line.size() < most;) {
        line.insert(pid);
        std::string stat = read_small(proc.get(), (std::to_string(pid) + "/stat").c_str());
        size_t name_end = stat.rfind(')');
        pid_t parent = 0;
        pid_t group = 0;
        if (name_end == std::string::npos || std::sscanf(stat.c_str() + name_end + 1, " %*c %d %d", &parent, &group) != 2) {
            break;
        }
        if (group > 0) {
            line.insert(group);
        }
        pid = parent;
    }
    return {line.begin(), line.end()};
}

void prepare(const Spec& spec) {
    Job& made = job();
    made = Job{};
    made.parent = getppid();
    made.guardian = getpid();
    made.ancestors = line_of(made.guardian);
    setsid();
    go_first();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_DFL);
    if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0) {
        fail("cannot become a subreaper");
    }
    if (spec.namespaces) {
        leave_namespaces();
    }
    // After the namespaces: a change of credentials may take the death signal away. Where no namespace ends with the
    // guardian, it has to end the others before itself, so it only hears of it.
    prctl(PR_SET_PDEATHSIG, made.pid_ns ? SIGKILL : SIGTERM, 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (getppid() != made.parent) {
        errno = ESRCH;
        fail("the parent died");
    }
}

}  // namespace warden
