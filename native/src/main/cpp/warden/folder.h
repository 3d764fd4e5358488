#pragma once

#include <cstdint>
#include <string>

namespace warden {

// What lies in a folder: bytes on the disk, files and folders, and the size of the largest file.
struct Contents {
    int64_t bytes = 0;
    int64_t files = 0;
    int64_t largest = 0;
};

// Follows no link and stops early once there are more bytes or files than those (0: no limit), so that a flood costs
// no more to count than what is allowed.
Contents contents_of(const std::string& folder, int64_t most_bytes, int64_t most_files);

}  // namespace warden
