#include "folder.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace warden {
namespace {

constexpr int deepest = 64;         // descriptors held at a time; who builds deeper, or locks,
constexpr int64_t hidden = 1 << 30;  // and counts as having too many files

struct Walk {
    int64_t most_bytes;
    int64_t most_files;
    Contents found;

    bool over() const {
        return (most_bytes > 0 && found.bytes > most_bytes) || (most_files > 0 && found.files > most_files);
    }

    void count(const struct stat& status) {
        found.files++;
        found.bytes += static_cast<int64_t>(status.st_blocks) * 512;
        if (S_ISREG(status.st_mode)) {
            found.largest = std::max(found.largest, static_cast<int64_t>(status.st_size));
        }
    }

    void folder(int fd, int depth) {
        DIR* folder = fd < 0 ? nullptr : fdopendir(fd);
        if (fd < 0 && errno != ENOENT) {
            found.files = hidden;  // what may not be looked into is not empty for that
        }
        for (dirent* entry = nullptr; folder != nullptr && !over() && (entry = readdir(folder)) != nullptr;) {
            std::string name = entry->d_name;
            struct stat status {};
            if (name == "." || name == ".." || fstatat(dirfd(folder), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
                continue;
            }
            count(status);
            if (S_ISDIR(status.st_mode) && depth >= deepest) {
                found.files = hidden;
            } else if (S_ISDIR(status.st_mode)) {
                constexpr int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
                this->folder(openat(dirfd(folder), name.c_str(), flags), depth + 1);
            }
        }
        if (folder != nullptr) {
            closedir(folder);
        }
    }
};

}  // namespace

Contents contents_of(const std::string& folder, int64_t most_bytes, int64_t most_files) {
    Walk walk{most_bytes, most_files, {}};
    walk.folder(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), 0);
    return walk.found;
}

}  // namespace warden
