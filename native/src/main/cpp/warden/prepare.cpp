#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <optional>
#include <sched.h>
#include <set>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
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
bool leave_namespaces() {
    constexpr int others = CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC;
    uid_t uid = geteuid();
    gid_t gid = getegid();
    Job& made = job();
    if (unshare(CLONE_NEWUSER | others) == 0) {
        if (!map_user(uid, gid)) {
            fail("cannot map the user into its namespace (spec: namespaces=off goes without)");
        }
        made.user_ns = true;
    } else if (unshare(others) != 0) {
        return false;
    }
    made.pid_ns = made.mount_ns = true;
    if ((made.init = start_init()) < 0) {
        fail("cannot start the first process of the pid namespace");
    }
    // It dies with the guardian, but not if the guardian was dead before it asked for that.
    if (getppid() != made.guardian) {
        kill(made.init, SIGKILL);
        errno = ESRCH;
        fail("the guardian died");
    }
    return true;
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

void prepare() {
    Job& made = job();
    made = Job{};
    made.parent = getppid();
    made.guardian = getpid();
    setsid();
    go_first();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_DFL);
    if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0) {
        fail("cannot become a subreaper");
    }
    // Where no namespace ends with the guardian, it has to end the others before itself, so it only hears of it.
    prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (getppid() != made.parent) {
        errno = ESRCH;
        fail("the parent died");
    }
}

namespace {

// What the helper below tells the guardian, whose memory it shares.
struct Told {
    bool alone = false;  // there are no namespaces to be had
    pid_t pid = 0;
    int error = 0;
    std::string problem;
};

// Leaves the namespaces and forks the foreign process in a helper that exists for this alone, as whoever has left its pid
// namespace cannot do so again. It shares the guardian's memory, and the guardian waits until it ends and leaves it its
// child: so nothing is copied for it. The helper; 0 in the foreign process.
pid_t fork_in_namespaces(Told* told) {
    pid_t helper = vfork();
    if (helper != 0) {
        return helper;
    }
    try {
        told->alone = !leave_namespaces();
        if (!told->alone) {
            told->pid = fork();
            told->error = errno;
            if (told->pid == 0) {
                return 0;
            }
        }
    } catch (const std::exception& problem) {
        told->problem = problem.what();
    }
    _exit(0);
}

// As above; nothing if there are no namespaces.
std::optional<pid_t> launch_in_namespaces() {
    static Told told;  // the helper's word must not lie on a stack that both write to
    told = Told{};
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);  // or its files below /proc, such as the map of users, are root's
    pid_t helper = fork_in_namespaces(&told);
    if (helper == 0) {
        return 0;
    }
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    if (helper < 0) {
        fail("cannot fork");
    }
    while (waitpid(helper, nullptr, 0) < 0 && errno == EINTR) {
    }
    if (!told.problem.empty()) {
        throw std::runtime_error(told.problem);
    }
    errno = told.error;
    return told.alone ? std::optional<pid_t>() : told.pid;
}

}  // namespace

pid_t launch(const Spec& spec) {
    Job& made = job();
    made.user_ns = made.pid_ns = made.mount_ns = made.own_proc = false;
    made.init = 0;
    made.own_folders.clear();
    std::optional<pid_t> pid;
    if (spec.namespaces && !made.alone) {
        pid = launch_in_namespaces();
        made.alone = !pid;
    }
    if (!pid) {
        made.ancestors = line_of(made.guardian);
        pid = fork();
    } else if (*pid > 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    }
    if (*pid < 0) {
        fail("cannot fork");
    }
    return *pid;
}

}  // namespace warden
