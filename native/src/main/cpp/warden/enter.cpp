#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <dirent.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "filter.h"
#include "job.h"
#include "landlock.h"
#include "mounts.h"
#include "system.h"

namespace warden {
namespace {

// With a pid namespace its first process does, and the kernel then ends the rest of it; the parent is at first a helper
// that dies at once.
void die_with_the_guardian() {
    if (!job().pid_ns) {
        prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
        if (getppid() != job().guardian) {
            errno = ESRCH;
            fail("the guardian died");
        }
    }
    setsid();
    setpriority(PRIO_PROCESS, 0, job().niceness);
}

void limit(__rlimit_resource which, int64_t soft, int64_t hard) {
    rlimit old{};
    getrlimit(which, &old);
    rlim_t most = old.rlim_max == RLIM_INFINITY ? RLIM_INFINITY : old.rlim_max;
    rlimit wanted{std::min<rlim_t>(static_cast<rlim_t>(soft), most), std::min<rlim_t>(static_cast<rlim_t>(hard), most)};
    if (setrlimit(which, &wanted) != 0) {
        fail("cannot set limit " + std::to_string(static_cast<int>(which)));
    }
}

// Before Linux 5.14 the kernel counts all of the user's processes even in a user namespace.
bool counts_by_namespace() {
    utsname system{};
    int major = 0;
    int minor = 0;
    return uname(&system) == 0 && std::sscanf(system.release, "%d.%d", &major, &minor) == 2
        && (major > 5 || (major == 5 && minor >= 14));
}

// In a user namespace the kernel counts the job's processes only, elsewhere all of the user's.
int64_t tasks_of_the_user() {
    if (job().user_ns && counts_by_namespace()) {
        return 0;
    }
    int64_t tasks = 0;
    DIR* proc = opendir("/proc");
    for (dirent* entry = nullptr; proc != nullptr && (entry = readdir(proc)) != nullptr;) {
        std::string status = std::string(entry->d_name) + "/status";
        std::string text = entry->d_name[0] >= '1' && entry->d_name[0] <= '9' ? read_small(dirfd(proc), status.c_str())
                                                                              : std::string();
        size_t uid = text.find("\nUid:\t");
        size_t threads = text.find("\nThreads:\t");
        if (uid != std::string::npos && threads != std::string::npos && std::stoul(text.substr(uid + 6)) == getuid()) {
            tasks += std::stol(text.substr(threads + 10));
        }
    }
    if (proc != nullptr) {
        closedir(proc);
    }
    return tasks;
}

// The guardian counts processes and ends who has too many; this only bounds how fast a fork bomb grows until then.
void limit_processes(const Spec& spec) {
    int64_t most = tasks_of_the_user() + 2 * spec.processes + 32;
    limit(RLIMIT_NPROC, most, most);
}

void set_limits(const Spec& spec) {
    limit(RLIMIT_CORE, 0, 0);
    if (spec.address_space > 0) {
        limit(RLIMIT_AS, spec.address_space, spec.address_space);
    }
    if (spec.cpu_ms > 0) {
        int64_t seconds = (spec.cpu_ms + 999) / 1000;
        limit(RLIMIT_CPU, seconds, seconds + 1);
    }
    if (spec.processes > 0) {
        limit_processes(spec);
    }
    if (spec.file_size > 0) {
        limit(RLIMIT_FSIZE, spec.file_size, spec.file_size);
    }
    if (spec.open_files > 0) {
        limit(RLIMIT_NOFILE, spec.open_files, spec.open_files);
    }
}

void drop_capabilities() {
    for (int capability = 0; prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) == 0; capability++) {
    }
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct none[2] = {};
    if (syscall(SYS_capset, &header, none) != 0) {
        fail("cannot drop capabilities");
    }
    // What it starts must not look into its memory, where an evaluator's answers lie. A program that it executes is its
    // own master again.
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

}  // namespace

void enter(const Spec& spec) {
    die_with_the_guardian();
    std::vector<int> kept = spec.keep_fds;
    kept.insert(kept.end(), held_places().begin(), held_places().end());
    close_all_but(kept);
    if (job().mount_ns) {
        mount_own_view(spec);
    }
    if (!spec.folder.empty() && chdir(spec.folder.c_str()) != 0) {
        fail("cannot go to " + spec.folder);
    }
    set_limits(spec);
    drop_capabilities();
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        fail("cannot give up privileges");
    }
    if (spec.landlock && landlock_version() > 0) {
        confine(spec);
    }
    if (!held_places().empty()) {
        close_all_but(spec.keep_fds);
    }
    filter_calls(spec);
}

}  // namespace warden
