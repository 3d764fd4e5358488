#include "census.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <map>
#include <poll.h>
#include <set>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "job.h"
#include "system.h"

namespace warden {
namespace {

// What /proc/PID/stat tells, times in clock ticks.
struct Stat {
    pid_t parent = 0;
    pid_t group = 0;
    char state = 'Z';
    int64_t ticks = 0;
    int64_t threads = 0;
};

bool read_stat(int proc, pid_t pid, Stat* stat) {
    std::string text = read_small(proc, (std::to_string(pid) + "/stat").c_str());
    size_t name_end = text.rfind(')');
    if (name_end == std::string::npos) {
        return false;
    }
    long long user = 0, system = 0, child_user = 0, child_system = 0, threads = 0;
    int read = std::sscanf(text.c_str() + name_end + 1,
                           " %c %d %d %*d %*d %*d %*u %*u %*u %*u %*u %lld %lld %lld %lld %*d %*d %lld", &stat->state,
                           &stat->parent, &stat->group, &user, &system, &child_user, &child_system, &threads);
    stat->ticks = user + system + child_user + child_system;
    stat->threads = threads;
    return read == 8;
}

int64_t kilobytes(const std::string& status, const char* key) {
    size_t at = status.find(key);
    return at == std::string::npos ? 0 : std::strtoll(status.c_str() + at + std::char_traits<char>::length(key), nullptr, 10);
}

int64_t memory_in(const std::string& status) {
    return (kilobytes(status, "\nRssAnon:") + kilobytes(status, "\nRssShmem:") + kilobytes(status, "\nVmSwap:")) * 1024;
}

// Where the first thread has ended and others go on, only those tell.
int64_t own_memory(int proc, pid_t pid) {
    std::string place = std::to_string(pid);
    std::string status = read_small(proc, (place + "/status").c_str());
    if (status.empty() || status.find("\nRssAnon:") != std::string::npos) {
        return memory_in(status);
    }
    int64_t bytes = 0;
    for (pid_t thread : numbered(proc, (place + "/task").c_str())) {
        bytes = std::max(bytes, memory_in(read_small(proc, (place + "/task/" + std::to_string(thread) + "/status").c_str())));
    }
    return bytes;
}

// The new /proc does not know the guardian, which lives outside of the pid namespace. Asked of the folder that is read:
// the new one is mounted over the old one at any moment.
bool is_the_namespaces(int proc) {
    char target[32];
    return job().pid_ns && readlinkat(proc, "self", target, sizeof target) < 0;
}

std::map<pid_t, Stat> everyone(DIR* proc) {
    std::map<pid_t, Stat> found;
    for (dirent* entry = nullptr; (entry = readdir(proc)) != nullptr;) {
        pid_t pid = std::atoi(entry->d_name);
        Stat stat;
        if (pid > 0 && read_stat(dirfd(proc), pid, &stat)) {
            found[pid] = stat;
        }
    }
    return found;
}

std::set<pid_t> descendants(const std::map<pid_t, Stat>& all, pid_t ancestor) {
    std::multimap<pid_t, pid_t> children;
    for (const auto& [pid, stat] : all) {
        children.emplace(stat.parent, pid);
    }
    std::set<pid_t> found;
    std::vector<pid_t> open{ancestor};
    while (!open.empty()) {
        auto [from, to] = children.equal_range(open.back());
        open.pop_back();
        for (auto each = from; each != to; ++each) {
            if (found.insert(each->second).second) {
                open.push_back(each->second);
            }
        }
    }
    return found;
}

void add(Census* census, pid_t pid, const Stat& stat) {
    census->cpu_ms += static_cast<double>(stat.ticks) * 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
    if (stat.state != 'Z' || stat.threads > 1) {
        census->tasks += stat.threads;
        census->pids.push_back(pid);
        if (stat.group > 0 && stat.group != getpgrp()) {
            census->groups.insert(stat.group);
        }
    }
}

// By groups, since the kernel then reaches all of a fork bomb at one instant. No group has strangers in it: a group is
// of one session, and the foreign process has its own.
void signal_groups(const Census& census, int number) {
    for (pid_t group : census.groups) {
        kill(-group, number);
    }
}

// Whoever is stopped starts no more children, so this ends even if they leave their groups.
void stop_everyone() {
    std::set<pid_t> stopped;
    for (size_t before = 1; before != stopped.size();) {
        before = stopped.size();
        Census census = count_descendants();
        signal_groups(census, SIGSTOP);
        stopped.insert(census.pids.begin(), census.pids.end());
    }
}

}  // namespace

Census count_descendants() {
    Census census;
    DIR* proc = opendir("/proc");
    if (proc == nullptr) {
        return census;
    }
    std::map<pid_t, Stat> all = everyone(proc);
    if (is_the_namespaces(dirfd(proc))) {
        census.cpu_ms += static_cast<double>(all[1].ticks) * 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
        all.erase(1);
        for (const auto& [pid, stat] : all) {
            add(&census, pid, stat);
        }
    } else {
        for (pid_t pid : descendants(all, getpid())) {
            if (pid != job().init) {
                add(&census, pid, all[pid]);
            }
        }
    }
    closedir(proc);
    return census;
}

int64_t memory_of(const Census& census) {
    Fd proc(open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC));
    int64_t bytes = 0;
    for (pid_t pid : census.pids) {
        bytes += own_memory(proc.get(), pid);
    }
    return bytes;
}

bool Reaped::reap() {
    int found = 0;
    rusage use{};
    pid_t dead = 0;
    while ((dead = wait4(-1, &found, WNOHANG | __WALL, &use)) > 0) {
        auto ms = [](const timeval& time) {
            return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
        };
        cpu_ms += ms(use.ru_utime) + ms(use.ru_stime);
        peak_bytes = std::max(peak_bytes, static_cast<int64_t>(use.ru_maxrss) * 1024);
        if (dead == awaited) {
            status = found;
            ended = true;
        }
    }
    return dead == 0 || errno != ECHILD;
}

bool end_descendants(Reaped* reaped) {
    constexpr double patience_ms = 5000;
    if (!reaped->ended) {
        kill(-reaped->awaited, SIGKILL);
    }
    for (double until = now_ms() + patience_ms; now_ms() < until;) {
        if (job().init > 0) {
            kill(job().init, SIGKILL);
        } else {
            if (!reaped->reap()) {
                return true;
            }
            stop_everyone();
            signal_groups(count_descendants(), SIGKILL);
        }
        sigset_t child;
        sigemptyset(&child);
        sigaddset(&child, SIGCHLD);
        for (int wait = 0; wait < 20; wait++) {
            if (!reaped->reap()) {
                return true;
            }
            timespec moment{0, 1000000};
            sigtimedwait(&child, nullptr, &moment);
        }
    }
    return false;
}

void end_orphans(const std::set<pid_t>& spared) {
    constexpr double patience_ms = 3000;
    for (double until = now_ms() + patience_ms; now_ms() < until;) {
        DIR* proc = opendir("/proc");
        std::map<pid_t, Stat> all = proc == nullptr ? std::map<pid_t, Stat>() : everyone(proc);
        if (proc != nullptr) {
            closedir(proc);
        }
        for (pid_t each : spared) {
            all.erase(each);
        }
        std::set<pid_t> orphans = descendants(all, getpid());
        if (orphans.empty()) {
            return;
        }
        for (pid_t each : orphans) {
            kill(each, SIGKILL);
            waitpid(each, nullptr, WNOHANG | __WALL);
        }
        poll(nullptr, 0, 1);
    }
}

}  // namespace warden
