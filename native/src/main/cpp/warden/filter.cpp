#include "filter.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <iterator>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <linux/sockios.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <utility>
#include <vector>

#include "job.h"

namespace warden {
namespace {

#if defined(__x86_64__)
constexpr uint32_t architecture = AUDIT_ARCH_X86_64;
constexpr uint32_t foreign_calls = 0x40000000;  // x32
constexpr int of_this_architecture[] = {SYS_iopl, SYS_ioperm, SYS_modify_ldt};
#else
constexpr uint32_t architecture = AUDIT_ARCH_AARCH64;
constexpr uint32_t foreign_calls = 0xffffffff;
constexpr int of_this_architecture[] = {-1};
#endif

// Numbers from 424 on are the same everywhere, and older headers lack some.
constexpr int pidfd_send_signal = 424, io_uring_setup = 425, io_uring_enter = 426, io_uring_register = 427,
              open_tree = 428, move_mount = 429, fsopen = 430, fsconfig = 431, fsmount = 432, fspick = 433,
              pidfd_open = 434, clone3 = 435, pidfd_getfd = 438, process_madvise = 440, mount_setattr = 442,
              quotactl_fd = 443, memfd_secret = 447;

constexpr int refused[] = {
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, pidfd_getfd, process_madvise,
    SYS_kexec_load, SYS_kexec_file_load, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_reboot,
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, open_tree, move_mount, fsopen, fsconfig, fsmount, fspick,
    mount_setattr, SYS_setns, SYS_open_by_handle_at, SYS_fanotify_init, SYS_quotactl, quotactl_fd, SYS_acct,
    SYS_swapon, SYS_swapoff, SYS_settimeofday, SYS_clock_settime, SYS_clock_adjtime, SYS_adjtimex,
    SYS_keyctl, SYS_add_key, SYS_request_key, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd,
    io_uring_setup, io_uring_enter, io_uring_register, SYS_syslog, SYS_vhangup, SYS_sethostname, SYS_setdomainname,
    // Memory and messages that outlive a process or that its size does not show.
    SYS_memfd_create, memfd_secret, SYS_shmget, SYS_msgget, SYS_semget, SYS_mq_open};

constexpr uint32_t new_namespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER
    | CLONE_NEWPID | CLONE_NEWNET | 0x80;  // the last: time
constexpr uint32_t exit_signal = 0xff;     // the low byte of clone's flags, which 0x80 would fall into

constexpr uint32_t deny(int error) {
    return SECCOMP_RET_ERRNO | static_cast<uint32_t>(error);
}

// The program is written as a list of questions, each of which ends with an answer or falls through to the next.
class Program {
public:
    void load(uint32_t offset) { put(BPF_LD | BPF_W | BPF_ABS, 0, 0, offset); }
    void answer(uint32_t action) { put(BPF_RET | BPF_K, 0, 0, action); }

    void if_equal(uint32_t value, uint32_t action) {
        put(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, value);
        answer(action);
    }
    void unless_equal(uint32_t value, uint32_t action) {
        put(BPF_JMP | BPF_JEQ | BPF_K, 1, 0, value);
        answer(action);
    }
    void if_at_least(uint32_t value, uint32_t action) {
        put(BPF_JMP | BPF_JGE | BPF_K, 0, 1, value);
        answer(action);
    }
    void if_any_bit(uint32_t bits, uint32_t action) {
        put(BPF_JMP | BPF_JSET | BPF_K, 0, 1, bits);
        answer(action);
    }

    // A question about an argument of one call; the number is loaded again behind it.
    template <class Questions>
    void of_call(int call, int argument, Questions questions) {
        size_t jump = code_.size();
        put(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, static_cast<uint32_t>(call));
        load(static_cast<uint32_t>(offsetof(seccomp_data, args)) + 8u * static_cast<uint32_t>(argument));
        questions();
        load(offsetof(seccomp_data, nr));
        code_[jump].jf = static_cast<uint8_t>(code_.size() - jump - 1);
    }

    // The same answer for many values: halved until one is left, since the kernel asks all of this of every call there
    // is when the filter is laid, and of every call that is made. Behind it goes on who has had no answer.
    void if_any(std::vector<uint32_t> values, uint32_t action) {
        std::sort(values.begin(), values.end());
        std::vector<size_t> leaving;
        halve(values.data(), values.data() + values.size(), action, &leaving);
        std::for_each(leaving.begin(), leaving.end(), [this](size_t jump) { land(jump); });
    }

    // A question about an argument that several calls have at the same place, however long it is.
    template <class Questions>
    void of_calls(const std::vector<int>& calls, int argument, Questions questions) {
        std::vector<size_t> asking;
        for (int call : calls) {
            put(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, static_cast<uint32_t>(call));
            asking.push_back(code_.size());
            put(BPF_JMP | BPF_JA, 0, 0, 0);
        }
        size_t past = code_.size();
        put(BPF_JMP | BPF_JA, 0, 0, 0);
        std::for_each(asking.begin(), asking.end(), [this](size_t jump) { land(jump); });
        load(static_cast<uint32_t>(offsetof(seccomp_data, args)) + 8u * static_cast<uint32_t>(argument));
        questions();
        land(past);
        load(offsetof(seccomp_data, nr));
    }

    // What is loaded, without some of its bits.
    void keep_bits(uint32_t bits) { put(BPF_ALU | BPF_AND | BPF_K, 0, 0, bits); }

    bool lay() {
        sock_fprog program{static_cast<unsigned short>(code_.size()), code_.data()};
        return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
    }

private:
    // Has a jump lead to what comes next.
    void land(size_t jump) { code_[jump].k = static_cast<uint32_t>(code_.size() - jump - 1); }

    void halve(const uint32_t* from, const uint32_t* to, uint32_t action, std::vector<size_t>* leaving) {
        if (to - from == 1) {
            if_equal(*from, action);
            leaving->push_back(code_.size());
            put(BPF_JMP | BPF_JA, 0, 0, 0);
            return;
        }
        const uint32_t* middle = from + (to - from) / 2;
        put(BPF_JMP | BPF_JGE | BPF_K, 0, 1, *middle);
        size_t jump = code_.size();
        put(BPF_JMP | BPF_JA, 0, 0, 0);
        halve(from, middle, action, leaving);
        land(jump);
        halve(middle, to, action, leaving);
    }

    void put(int code, uint8_t yes, uint8_t no, uint32_t value) {
        code_.push_back({static_cast<uint16_t>(code), yes, no, value});
    }

    std::vector<sock_filter> code_;
};

void ask_for_architecture(Program& program) {
    program.load(offsetof(seccomp_data, arch));
    program.unless_equal(architecture, SECCOMP_RET_KILL_PROCESS);
    program.load(offsetof(seccomp_data, nr));
    program.if_at_least(foreign_calls, SECCOMP_RET_KILL_PROCESS);
}

void ask_for_sockets(Program& program, bool unix_too) {
    program.of_call(SYS_socket, 0, [&] {
        if (unix_too) {
            program.unless_equal(AF_UNIX, deny(EACCES));
        } else {
            program.answer(deny(EACCES));
        }
    });
}

// In a pid namespace others have no name; without one, at least the guardian and all above it are out of reach of
// signals, of the other ways to have the kernel send one, and of what slows a process down.
void ask_for_signals(Program& program) {
    std::vector<uint32_t> numbers{0xffffffff};
    for (pid_t pid : job().ancestors) {
        numbers.push_back(static_cast<uint32_t>(pid));
        numbers.push_back(static_cast<uint32_t>(-pid));
    }
    program.of_calls({SYS_kill, SYS_tkill, SYS_tgkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, pidfd_open}, 0,
                     [&] { program.if_any(numbers, deny(EPERM)); });
    program.if_equal(pidfd_send_signal, deny(EPERM));
    constexpr uint32_t own_signal[] = {F_SETOWN, F_SETOWN_EX, F_SETSIG};
    program.of_call(SYS_fcntl, 1, [&] {
        for (uint32_t command : own_signal) {
            program.if_equal(command, deny(EPERM));
        }
    });
    program.of_call(SYS_ioctl, 1, [&] {
        program.if_equal(FIOSETOWN, deny(EPERM));
        program.if_equal(SIOCSPGRP, deny(EPERM));
    });
    program.of_calls({SYS_sched_setaffinity, SYS_sched_setscheduler, SYS_sched_setparam, SYS_sched_setattr}, 0,
                     [&] { program.unless_equal(0, deny(EPERM)); });
    program.of_calls({SYS_setpriority, SYS_ioprio_set}, 1, [&] { program.unless_equal(0, deny(EPERM)); });
}

// Without a mount namespace a socket could be sent to a daemon: none can be made but in connected pairs.
void ask_for_pairs(Program& program) {
    program.of_call(SYS_socketpair, 1, [&] {
        program.keep_bits(0xf);  // without the flags
        program.if_equal(SOCK_DGRAM, deny(EACCES));
    });
}

}  // namespace

bool filter_calls(const Spec& spec) {
    Program program;
    ask_for_architecture(program);
    std::vector<uint32_t> all(std::begin(refused), std::end(refused));
    all.insert(all.end(), std::begin(of_this_architecture), std::end(of_this_architecture));
    program.if_any(std::move(all), deny(EPERM));
    // Its flags lie in memory, where no filter sees them; told that there is no such call, the C library takes clone.
    program.if_equal(clone3, deny(ENOSYS));
    program.of_call(SYS_clone, 0, [&] { program.if_any_bit(new_namespaces & ~exit_signal, deny(EPERM)); });
    program.of_call(SYS_unshare, 0, [&] { program.if_any_bit(new_namespaces, deny(EPERM)); });
    program.of_call(SYS_prlimit64, 0, [&] { program.unless_equal(0, deny(EPERM)); });
    if (!spec.network) {
        ask_for_sockets(program, job().mount_ns);
        if (!job().mount_ns) {
            ask_for_pairs(program);
        }
    }
    if (!job().pid_ns) {
        ask_for_signals(program);
    }
    program.answer(SECCOMP_RET_ALLOW);
    return program.lay();
}

}  // namespace warden
