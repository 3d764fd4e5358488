#include "mounts.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/mount.h>
#include <set>
#include <sstream>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

#include "job.h"
#include "landlock.h"
#include "system.h"

#ifndef SYS_mount_setattr
#define SYS_mount_setattr 442
#endif

// sys/mount.h and linux/mount.h exclude each other in some libcs; the latter has the new calls.
extern "C" int mount(const char*, const char*, const char*, unsigned long, const void*) noexcept;

namespace warden {
namespace {

struct Attributes {
    uint64_t set = 0;
    uint64_t clear = 0;
    uint64_t propagation = 0;
    uint64_t user_ns_fd = 0;
};
constexpr uint64_t read_only = 1;
constexpr uint64_t no_setuid = 2;
constexpr int recursive = 0x8000;
constexpr const char* private_folders[] = {"/tmp", "/dev/shm"};
constexpr const char* hidden_folders[] = {"/run", "/var", "/root", "/home", "/srv"};
constexpr const char* empty = "size=64k,mode=755";

bool set_attributes(const std::string& path, int flags, Attributes attributes) {
    return syscall(SYS_mount_setattr, AT_FDCWD, path.c_str(), flags, &attributes, sizeof attributes) == 0;
}

bool below(const std::string& path, const std::string& folder) {
    return path.size() > folder.size() && path.compare(0, folder.size(), folder) == 0 && path[folder.size()] == '/';
}

// A place that a mask would hide, held by its descriptor until it can be bound back.
struct Held {
    std::string path;
    Fd fd;
};

std::vector<Held> hold(const std::set<std::string>& paths, const std::string& mask) {
    std::vector<Held> held;
    for (const std::string& path : paths) {
        if (below(path, mask)) {
            Fd fd(open(path.c_str(), O_PATH | O_CLOEXEC));
            if (fd.open()) {
                held.push_back({path, std::move(fd)});
            }
        }
    }
    return held;
}

void make_place(const std::string& path, bool folder) {
    for (size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1)) {
        mkdir(path.substr(0, slash).c_str(), 0755);
    }
    if (folder) {
        mkdir(path.c_str(), 0755);
    } else {
        close(open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0644));
    }
}

void bind_back(const std::vector<Held>& held) {
    for (const Held& each : held) {
        struct stat status {};
        fstat(each.fd.get(), &status);
        make_place(each.path, S_ISDIR(status.st_mode));
        std::string source = "/proc/self/fd/" + std::to_string(each.fd.get());
        if (mount(source.c_str(), each.path.c_str(), nullptr, MS_BIND | MS_REC, nullptr) != 0) {
            fail("cannot bind " + each.path);
        }
    }
}

bool is_folder(const char* path) {
    struct stat status {};
    return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool mask(const char* folder, const std::string& options, const std::set<std::string>& paths) {
    if (!is_folder(folder)) {
        return false;
    }
    std::vector<Held> held = hold(paths, folder);
    if (mount("tmpfs", folder, "tmpfs", MS_NOSUID | MS_NODEV, options.c_str()) != 0) {
        return false;
    }
    bind_back(held);
    return true;
}

// Where daemons listen and people keep their keys: what may be read there is bound back, the rest is not there at all,
// since no rule about files keeps anybody from connecting to a socket. An empty folder may stand for several.
void hide(const std::set<std::string>& kept) {
    const char* nothing = nullptr;
    for (const char* folder : hidden_folders) {
        bool whole = is_folder(folder) && hold(kept, folder).empty();
        if (whole && nothing != nullptr) {
            mount(nothing, folder, nullptr, MS_BIND, nullptr);
        } else if (mask(folder, empty, kept) && whole) {
            nothing = folder;
        }
    }
}

// Only what a process may look into is shown, so not the guardian's first process (4 has no exception for the root
// group, 2 is for older kernels). Fails where a container hides parts of /proc; the old one stays then, and landlock
// holds what it can.
bool mount_proc_over() {
    constexpr unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC;
    for (const char* options : {"hidepid=4", "hidepid=2", ""}) {
        if (mount("proc", "/proc", "proc", flags, options) == 0) {
            return true;
        }
    }
    return false;
}

void mount_proc(const Spec& spec) {
    if (!mount_proc_over()) {
        return;
    }
    job().own_proc = true;
    // Since Linux 6.14 of the pid namespace's own; numbers up to 300 are given once only.
    if (spec.processes > 0) {
        write_small("/proc/sys/kernel/pid_max", std::to_string(332 + 2 * spec.processes));
    }
}

void bind_to_itself(const std::string& path) {
    if (mount(path.c_str(), path.c_str(), nullptr, MS_BIND | MS_REC, nullptr) != 0) {
        fail("cannot bind " + path);
    }
}

// Where a mount lies, and the flags that it has and must keep.
struct Mounted {
    std::string path;
    unsigned long flags;
};

// A field of /proc/self/mountinfo, which writes white space as \\040 and the like.
std::string unescaped(const std::string& field) {
    std::string text;
    for (size_t at = 0; at < field.size(); at++) {
        bool code = field[at] == '\\' && at + 3 < field.size();
        text += code ? static_cast<char>(std::stoi(field.substr(at + 1, 3), nullptr, 8)) : field[at];
        at += code ? 3 : 0;
    }
    return text;
}

unsigned long flags_of(const std::string& options) {
    const std::pair<const char*, unsigned long> known[] = {
        {"nosuid", MS_NOSUID}, {"nodev", MS_NODEV}, {"noexec", MS_NOEXEC}, {"noatime", MS_NOATIME},
        {"nodiratime", MS_NODIRATIME}, {"relatime", MS_RELATIME}};
    unsigned long flags = 0;
    for (const auto& [name, flag] : known) {
        flags |= ("," + options + ",").find(std::string(",") + name + ",") == std::string::npos ? 0 : flag;
    }
    return flags;
}

std::vector<Mounted> mounts() {
    std::vector<Mounted> found;
    std::istringstream lines(read_small(AT_FDCWD, "/proc/self/mountinfo"));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::string skipped, path, options;
        fields >> skipped >> skipped >> skipped >> skipped >> path >> options;
        found.push_back({unescaped(path), flags_of(options)});
    }
    return found;
}

// Before Linux 5.12. A mount that another one hides cannot be named, and need not be.
void seal_one_by_one(const std::set<std::string>& writable, const std::set<std::string>& own) {
    for (const Mounted& each : mounts()) {
        if (writable.count(each.path) > 0 || own.count(each.path) > 0) {
            continue;
        }
        unsigned long flags = MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | each.flags;
        if (mount(nullptr, each.path.c_str(), nullptr, flags, nullptr) != 0 && errno != EINVAL && errno != ENOENT) {
            fail("cannot make " + each.path + " read-only");
        }
    }
}

// Without landlock a device would be there for whoever may use it outside.
void mount_devices(const Spec& spec) {
    std::vector<std::string> devices = spec.gpus ? gpu_devices() : std::vector<std::string>();
    devices.insert(devices.end(), {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"});
    std::vector<Held> held;
    for (const std::string& device : devices) {
        held.push_back({device, Fd(open(device.c_str(), O_PATH | O_CLOEXEC))});
    }
    if (mount("tmpfs", "/dev", "tmpfs", MS_NOSUID | MS_NOEXEC, empty) != 0) {
        fail("cannot make devices of its own");
    }
    bind_back(held);
    const std::pair<const char*, const char*> links[] = {
        {"fd", "/proc/self/fd"}, {"stdin", "fd/0"}, {"stdout", "fd/1"}, {"stderr", "fd/2"}};
    for (const auto& [name, target] : links) {
        if (symlink(target, (std::string("/dev/") + name).c_str()) != 0) {
            fail("cannot make devices of its own");
        }
    }
    mkdir("/dev/shm", 0755);
}

// What lies in a private folder but is bound back from outside stays read-only.
void seal(const std::set<std::string>& writable, const std::set<std::string>& own) {
    for (const std::string& path : writable) {
        bind_to_itself(path);
    }
    if (!set_attributes("/", recursive, {read_only | no_setuid, 0, 0, 0})) {
        seal_one_by_one(writable, own);
        return;
    }
    for (const std::string& path : own) {
        set_attributes(path, 0, {0, read_only, 0, 0});
    }
    for (const std::string& path : writable) {
        if (!set_attributes(path, recursive, {0, read_only, 0, 0})) {
            fail("cannot make " + path + " writable");
        }
    }
}

}  // namespace

void mount_own_view(const Spec& spec) {
    if (mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) {
        fail("cannot make the mounts private");
    }
    std::set<std::string> writable(spec.write.begin(), spec.write.end());
    if (!spec.folder.empty()) {
        writable.insert(spec.folder);
    }
    std::set<std::string> kept(spec.read.begin(), spec.read.end());
    kept.insert(writable.begin(), writable.end());
    if (!spec.landlock || landlock_version() == 0) {
        mount_devices(spec);
    }
    std::string size = "size=" + std::to_string(spec.tmp) + ",nr_inodes=10000,mode=1777";
    for (const char* folder : private_folders) {
        if (mask(folder, size, kept)) {
            job().own_folders.insert(folder);
        }
    }
    if (spec.network) {
        kept.insert({"/run/systemd/resolve", "/run/resolvconf"});
    }
    hide(kept);
    mount_proc(spec);
    seal(writable, job().own_folders);
}

}  // namespace warden
