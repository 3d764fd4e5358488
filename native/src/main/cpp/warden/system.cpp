#include "system.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <stdexcept>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_close_range
#define SYS_close_range 436
#endif

namespace warden {

void fail(const std::string& what) {
    throw std::runtime_error(what + ": " + std::strerror(errno));
}

Fd::~Fd() {
    if (fd_ >= 0) {
        close(fd_);
    }
}

namespace {

double read_clock(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace

double now_ms() {
    return read_clock(CLOCK_MONOTONIC);
}

double own_cpu_ms() {
    return read_clock(CLOCK_PROCESS_CPUTIME_ID);
}

namespace {

void close_between(int first, int last) {
    if (first > last || syscall(SYS_close_range, first, last, 0) == 0) {
        return;
    }
    for (int fd : numbered(AT_FDCWD, "/proc/self/fd")) {
        if (fd >= first && fd <= last) {
            close(fd);
        }
    }
}

}  // namespace

void close_all_but(std::vector<int> kept) {
    std::sort(kept.begin(), kept.end());
    int next = 3;
    for (int fd : kept) {
        if (fd >= next) {
            close_between(next, fd - 1);
            next = fd + 1;
        }
    }
    close_between(next, 0x7fffffff);
}

std::string read_small(int folder_fd, const char* path) {
    Fd file(openat(folder_fd, path, O_RDONLY | O_CLOEXEC));
    std::string text;
    char buffer[4096];
    ssize_t got = 0;
    while (file.open() && (got = read(file.get(), buffer, sizeof buffer)) > 0) {
        text.append(buffer, static_cast<size_t>(got));
    }
    return text;
}

std::vector<pid_t> numbered(int folder_fd, const char* path) {
    std::vector<pid_t> found;
    int fd = openat(folder_fd, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR* folder = fd < 0 ? nullptr : fdopendir(fd);
    for (dirent* entry = nullptr; folder != nullptr && (entry = readdir(folder)) != nullptr;) {
        if (entry->d_name[0] >= '0' && entry->d_name[0] <= '9') {
            found.push_back(std::atoi(entry->d_name));
        }
    }
    if (folder != nullptr) {
        closedir(folder);
    }
    return found;
}

bool write_small(const char* path, const std::string& text) {
    Fd file(open(path, O_WRONLY | O_CLOEXEC));
    return file.open() && write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

}  // namespace warden
