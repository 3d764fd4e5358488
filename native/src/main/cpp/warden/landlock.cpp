#include "landlock.h"

#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <map>
#include <string>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "job.h"
#include "system.h"

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

namespace warden {
namespace {

// Written out, because the headers of an older machine lack the newer rights.
constexpr uint64_t execute = 1 << 0, write_file = 1 << 1, read_file = 1 << 2, read_folder = 1 << 3;
constexpr uint64_t first_version = (1 << 13) - 1, refer = 1 << 13, truncate_file = 1 << 14, ioctl_device = 1 << 15;
constexpr uint64_t make_devices = (1 << 6) | (1 << 11);
constexpr uint64_t of_files = execute | write_file | read_file | truncate_file | ioctl_device;
constexpr uint64_t tcp = 3, scopes = 3;
constexpr int version_flag = 1, path_beneath = 1;

struct Ruleset {
    uint64_t files;
    uint64_t network;
    uint64_t scoped;
};

struct __attribute__((packed)) PathRule {
    uint64_t allowed;
    int32_t parent_fd;
};

// Of /etc what programs look up to run at all, not what it keeps secret from all but root.
constexpr const char* system_folders[] = {
    "/usr", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/nix/store", "/sys/devices/system", "/sys/fs/cgroup",
    "/sys/kernel/mm/transparent_hugepage",
    "/etc/alternatives", "/etc/ca-certificates", "/etc/fonts", "/etc/group", "/etc/gai.conf", "/etc/host.conf",
    "/etc/hostname", "/etc/hosts", "/etc/inputrc", "/etc/java-17-openjdk", "/etc/java-21-openjdk",
    "/etc/java-25-openjdk", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/ld.so.preload",
    "/etc/locale.alias", "/etc/locale.conf", "/etc/localtime", "/etc/machine-id", "/etc/magic", "/etc/mime.types",
    "/etc/nsswitch.conf", "/etc/os-release", "/etc/passwd", "/etc/pki/tls/certs", "/etc/pki/ca-trust", "/etc/pki/java",
    "/etc/profile", "/etc/protocols", "/etc/python3", "/etc/python3.11", "/etc/resolv.conf", "/etc/services",
    "/etc/shells", "/etc/ssl/certs", "/etc/ssl/openssl.cnf", "/etc/terminfo", "/etc/timezone", "/run/systemd/resolve",
    "/run/resolvconf"};
constexpr const char* devices[] = {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"};

// Where /proc is not the job's own, other processes stay out of sight: only the process itself and what is of the
// machine.
constexpr const char* harmless_proc[] = {"/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/proc/stat", "/proc/loadavg",
                                         "/proc/uptime", "/proc/version", "/proc/filesystems", "/proc/sys/kernel",
                                         "/proc/sys/vm"};

uint64_t rights_of(int version) {
    return first_version | (version >= 2 ? refer : 0) | (version >= 3 ? truncate_file : 0)
        | (version >= 5 ? ioctl_device : 0);
}

// A place that was opened ahead, and what it was then: a file that has been replaced since is another one.
struct Held {
    int fd;
    dev_t device;
    ino_t inode;
};

struct Holdings {
    std::map<std::string, Held> by_path;
    std::vector<int> fds;
};

Holdings& holdings() {
    static Holdings holdings;
    return holdings;
}

void hold(const std::string& path) {
    struct stat status {};
    Fd fd(open(path.c_str(), O_PATH | O_CLOEXEC));
    if (fd.open() && fstat(fd.get(), &status) == 0 && holdings().by_path.count(path) == 0) {
        holdings().by_path[path] = {fd.get(), status.st_dev, status.st_ino};
        holdings().fds.push_back(fd.get());
        fd.release();
    }
}

int held(const std::string& path, const struct stat& status) {
    auto found = holdings().by_path.find(path);
    bool same = found != holdings().by_path.end() && found->second.device == status.st_dev
        && found->second.inode == status.st_ino;
    return same ? found->second.fd : -1;
}

class Fence {
public:
    explicit Fence(const Spec& spec) : version_(landlock_version()), handled_(rights_of(version_)), fd_(make(spec)) {}

    // What is missing is passed over: a rule for nothing allows nothing.
    void allow(const std::string& path, uint64_t rights) {
        struct stat status {};
        if (stat(path.c_str(), &status) != 0) {
            return;
        }
        Fd fresh(-1);
        int place = held(path, status);
        if (place < 0) {
            fresh = Fd(open(path.c_str(), O_PATH | O_CLOEXEC));
            if (fstat(place = fresh.get(), &status) != 0) {
                return;
            }
        }
        uint64_t fitting = S_ISDIR(status.st_mode) ? rights : rights & of_files;
        PathRule rule{fitting & handled_, place};
        if (syscall(SYS_landlock_add_rule, fd_.get(), path_beneath, &rule, 0) != 0) {
            fail("landlock: cannot allow " + path);
        }
    }

    void close_behind() {
        if (syscall(SYS_landlock_restrict_self, fd_.get(), 0) != 0) {
            fail("landlock: cannot confine");
        }
    }

private:
    int make(const Spec& spec) {
        Ruleset rules{handled_, version_ >= 4 && !spec.network ? tcp : 0, version_ >= 6 ? scopes : 0};
        size_t size = version_ >= 6 ? 24 : version_ >= 4 ? 16 : 8;
        int fd = static_cast<int>(syscall(SYS_landlock_create_ruleset, &rules, size, 0));
        if (fd < 0) {
            fail("landlock: cannot make rules");
        }
        return fd;
    }

    int version_;
    uint64_t handled_;
    Fd fd_;
};

constexpr uint64_t reading = execute | read_file | read_folder;
constexpr uint64_t writing = (first_version | refer | truncate_file | ioctl_device) & ~make_devices;

}  // namespace

int landlock_version() {
    long version = syscall(SYS_landlock_create_ruleset, nullptr, 0, version_flag);
    return version < 0 ? 0 : static_cast<int>(version);
}

std::vector<std::string> gpu_devices() {
    std::vector<std::string> found;
    DIR* folder = opendir("/dev");
    for (dirent* entry = nullptr; folder != nullptr && (entry = readdir(folder)) != nullptr;) {
        if (std::strncmp(entry->d_name, "nvidia", 6) == 0) {
            found.push_back(std::string("/dev/") + entry->d_name);
        }
    }
    if (folder != nullptr) {
        closedir(folder);
    }
    return found;
}

void hold_places(const Spec& spec) {
    if (!spec.landlock || landlock_version() == 0) {
        return;
    }
    if (spec.system) {
        for (const char* folder : system_folders) {
            hold(folder);
        }
    }
    for (const std::string& path : spec.read) {
        hold(path);
    }
}

const std::vector<int>& held_places() {
    return holdings().fds;
}

void confine(const Spec& spec) {
    Fence fence(spec);
    if (spec.system) {
        for (const char* folder : system_folders) {
            fence.allow(folder, reading);
        }
    }
    for (const char* device : devices) {
        fence.allow(device, read_file | write_file | truncate_file | ioctl_device);
    }
    if (spec.gpus) {
        fence.allow("/sys", reading);
        for (const std::string& device : gpu_devices()) {
            fence.allow(device, read_file | write_file | ioctl_device | read_folder);
        }
    }
    if (job().own_proc) {
        fence.allow("/proc", reading | write_file);
    } else {
        for (const char* path : harmless_proc) {
            fence.allow(path, reading);
        }
    }
    for (const std::string& path : spec.read) {
        fence.allow(path, reading);
    }
    for (const std::string& path : job().own_folders) {
        fence.allow(path, writing);
    }
    for (const std::string& path : spec.write) {
        fence.allow(path, writing);
    }
    if (!spec.folder.empty()) {
        fence.allow(spec.folder, writing);
    }
    fence.close_behind();
}

}  // namespace warden
