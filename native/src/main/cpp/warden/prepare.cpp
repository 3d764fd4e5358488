#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <sched.h>
#include <set>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "job.h"
#include "system.h"

// Of newer C libraries.
extern "C" {
extern const ptrdiff_t __rseq_offset __attribute__((weak));
extern const unsigned int __rseq_size __attribute__((weak));
}

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

// The process, those that it descends from, with their threads, and the leaders of their groups.
static std::vector<pid_t> line_of(pid_t pid) {
    std::set<pid_t> line;
    Fd proc(open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC));
    constexpr size_t most_numbers = 400;
    for (int steps = 0; pid > 0 && steps < 12 && line.size() < most_numbers;) {
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
        for (pid_t thread : numbered(proc.get(), (std::to_string(pid) + "/task").c_str())) {
            line.insert(thread);
        }
        pid = parent;
        steps++;
    }
    return {line.begin(), line.end()};
}

void prepare() {
    Job& made = job();
    made = Job{};
    made.parent = getppid();
    made.guardian = getpid();
    setsid();
    // Heard when it watches: told to end before, it would leave what it has just begun.
    mask_signals_to_watch();
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

// The C library shares an area with the kernel, which forgets it in whoever shares the memory of another process, and so
// in the helper below and its child.
void register_sequences() {
#if defined(__x86_64__)
    constexpr unsigned signature = 0x53053053;
    constexpr int rseq = 334;
#else
    constexpr unsigned signature = 0xd428bc00;
    constexpr int rseq = 293;
#endif
    constexpr unsigned area = 32;
    if (&__rseq_size != nullptr && __rseq_size > 0) {
        syscall(rseq, static_cast<char*>(__builtin_thread_pointer()) + __rseq_offset, area, 0, signature);
    }
}

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
        told->error = errno;
        if (!told->alone) {
            prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
            told->pid = fork();
            told->error = errno;
            if (told->pid == 0) {
                register_sequences();
                return 0;
            }
        }
    } catch (const std::exception& problem) {
        told->problem = problem.what();
    }
    _exit(0);
}

// The foreign process, or 0 in it, or -1 with errno; nothing if there are no namespaces, with errno saying why.
std::optional<pid_t> launch_in_namespaces() {
    static Told told;  // the helper's word must not lie on a stack that both write to
    told = Told{};
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);  // or its files below /proc, such as the map of users, are root's
    pid_t helper = fork_in_namespaces(&told);
    int error = errno;
    if (helper == 0) {
        return 0;
    }
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    while (helper > 0 && waitpid(helper, nullptr, 0) < 0 && errno == EINTR) {
    }
    if (!told.problem.empty()) {
        throw std::runtime_error(told.problem);
    }
    errno = helper < 0 ? error : told.error;
    return helper < 0 ? -1 : told.alone ? std::optional<pid_t>() : told.pid;
}

// For want of processes or memory, which may be there again soon: others are about to be ended for taking too many.
bool is_passing(int error) {
    return error == EAGAIN || error == ENOMEM;
}

std::optional<pid_t> try_to_launch(const Spec& spec) {
    Job& made = job();
    made.user_ns = made.pid_ns = made.mount_ns = made.own_proc = false;
    made.init = 0;
    made.own_folders.clear();
    if (!spec.namespaces || made.alone) {
        return std::nullopt;
    }
    std::optional<pid_t> pid = launch_in_namespaces();
    if (pid && *pid < 0 && made.init > 0) {
        int error = errno;
        kill(made.init, SIGKILL);
        waitpid(made.init, nullptr, 0);
        errno = error;
    }
    return pid;
}

std::optional<pid_t> launch_patiently(const Spec& spec) {
    constexpr double patience_ms = 5000;
    constexpr int pause_ms = 20;
    std::optional<pid_t> pid = try_to_launch(spec);
    auto to_be_repeated = [&] {
        return pid ? *pid < 0 && is_passing(errno) : spec.needs_namespaces || (spec.namespaces && is_passing(errno));
    };
    for (double until = now_ms() + patience_ms; to_be_repeated() && now_ms() < until;) {
        poll(nullptr, 0, pause_ms);
        pid = try_to_launch(spec);
    }
    return pid;
}

pid_t fork_patiently() {
    constexpr double patience_ms = 5000;
    pid_t pid = fork();
    for (double until = now_ms() + patience_ms; pid < 0 && is_passing(errno) && now_ms() < until;) {
        poll(nullptr, 0, 20);
        pid = fork();
    }
    return pid;
}

}  // namespace

pid_t launch(const Spec& spec) {
    Job& made = job();
    std::optional<pid_t> pid = launch_patiently(spec);
    if (!pid && spec.needs_namespaces) {
        fail("cannot have namespaces any more");
    }
    if (!pid) {
        made.alone = true;
        made.ancestors = line_of(made.guardian);
        prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
        pid = fork_patiently();
    } else if (*pid > 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    }
    if (*pid < 0) {
        fail("cannot fork");
    }
    return *pid;
}

}  // namespace warden
