#include <csignal>
#include <linux/prctl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "job.h"
#include "system.h"

// The first process of a pid namespace ignores signals that it sends itself and does not reap by itself, so foreign code
// must not be that process. This one shares its memory with the guardian, which saves copying the page tables of an
// interpreter; the price is that it may not touch anything, errno included: hence the bare system calls.
namespace warden {
namespace {

#if defined(__x86_64__)
long bare(long number, long a, long b, long c, long d) {
    long result = 0;
    register long r10 __asm__("r10") = d;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10)
                     : "rcx", "r11", "memory");
    return result;
}
#elif defined(__aarch64__)
long bare(long number, long a, long b, long c, long d) {
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3) : "memory");
    return x0;
}
#else
#error "the warden knows x86_64 and aarch64"
#endif

constexpr int close_range = 436;
constexpr int all_children = 0x40000000;  // __WALL
constexpr unsigned long child_died = 1UL << (SIGCHLD - 1);
constexpr unsigned long every_signal = ~0UL;

// Whatever it held would not end for others: a pipe, say, that a command reads to its end.
void close_all_but_one(int kept) {
    constexpr int most = 1024;  // of a kernel that cannot close ranges
    constexpr int highest = 0x7fffffff;
    if ((kept == 0 || bare(close_range, 0, kept - 1, 0, 0) == 0) && bare(close_range, kept + 1, highest, 0, 0) == 0) {
        return;
    }
    for (int fd = 0; fd < most; fd++) {
        if (fd != kept) {
            bare(SYS_close, fd, 0, 0, 0);
        }
    }
}

// Ends if the guardian did before it could be told of it: then nobody reads the pipe.
int reap_for_ever(void* pipe) {
    const int* ends = static_cast<const int*>(pipe);
    const char ready = 1;
    unsigned long blocked = every_signal;
    unsigned long awaited = child_died;
    bare(SYS_rt_sigprocmask, SIG_SETMASK, reinterpret_cast<long>(&blocked), 0, sizeof blocked);
    bare(SYS_prctl, PR_SET_PDEATHSIG, SIGKILL, 0, 0);
    close_all_but_one(ends[1]);
    if (bare(SYS_write, ends[1], reinterpret_cast<long>(&ready), 1, 0) != 1) {
        return 1;
    }
    bare(SYS_close, ends[1], 0, 0, 0);
    for (;;) {
        if (bare(SYS_wait4, -1, 0, all_children, 0) < 0) {
            bare(SYS_rt_sigtimedwait, reinterpret_cast<long>(&awaited), 0, 0, sizeof awaited);
        }
    }
}

}  // namespace

pid_t start_init() {
    constexpr size_t size = 16384;
    static void* stack = MAP_FAILED;
    if (stack == MAP_FAILED) {
        stack = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    }
    if (stack == MAP_FAILED) {
        fail("cannot make a stack");
    }
    int ends[2];
    if (pipe(ends) != 0) {
        fail("cannot make a pipe");
    }
    Fd reading(ends[0]);
    pid_t init = 0;
    {
        Fd writing(ends[1]);
        init = clone(reap_for_ever, static_cast<char*>(stack) + size, CLONE_VM | CLONE_PARENT | SIGCHLD, ends);
    }
    char ready = 0;
    if (init > 0 && read(reading.get(), &ready, 1) != 1) {
        fail("the first process of the namespace did not start");
    }
    return init;
}

}  // namespace warden
