#pragma once

#include <cstdint>
#include <string>
#include <sys/types.h>
#include <utility>
#include <vector>

// What several parts want of the kernel.
namespace warden {

// Throws std::runtime_error of the shape "what: reason of errno".
[[noreturn]] void fail(const std::string& what);

// The descriptor, closed on the way out.
class Fd {
public:
    explicit Fd(int fd) : fd_(fd) {}
    Fd(Fd&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
    Fd(const Fd&) = delete;
    Fd& operator=(const Fd&) = delete;
    Fd& operator=(Fd&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Fd();
    int get() const { return fd_; }
    bool open() const { return fd_ >= 0; }
    // Leaves it open.
    int release() { return std::exchange(fd_, -1); }

private:
    int fd_;
};

// Milliseconds on the monotonic clock.
double now_ms();

// Milliseconds that this process has spent on a core.
double own_cpu_ms();

// Closes every descriptor from 3 on but those kept.
void close_all_but(std::vector<int> kept);

// The whole of a small file such as those below /proc; empty if it cannot be read.
std::string read_small(int folder_fd, const char* path);

// The entries of a folder such as /proc that are numbers.
std::vector<pid_t> numbered(int folder_fd, const char* path);

bool write_small(const char* path, const std::string& text);

}  // namespace warden
