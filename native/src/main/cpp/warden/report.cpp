#include "report.h"

#include <cerrno>
#include <cstdio>
#include <string_view>
#include <unistd.h>

namespace warden {
namespace {

std::string quoted(const std::string& text) {
    std::string all = "\"";
    for (char each : text) {
        auto byte = static_cast<unsigned char>(each);
        if (each == '"' || each == '\\') {
            all += '\\';
            all += each;
        } else {
            all += byte < 0x20 || byte >= 0x7f ? '?' : each;
        }
    }
    return all + '"';
}

void write_all(int fd, std::string_view text) {
    while (!text.empty()) {
        ssize_t written = write(fd, text.data(), text.size());
        if (written < 0 && errno != EINTR) {
            return;  // nobody is left to read it
        }
        text.remove_prefix(written < 0 ? 0 : static_cast<size_t>(written));
    }
}

}  // namespace

void Report::write_to(int fd) const {
    char numbers[200];
    std::snprintf(numbers, sizeof numbers,
                  ",\"wall_ms\":%.3f,\"cpu_ms\":%.3f,\"peak_bytes\":%lld,\"out\":%zu,\"err\":%zu}\n", wall_ms, cpu_ms,
                  static_cast<long long>(peak_bytes), out.size(), err.size());
    std::string head = "{\"how\":" + quoted(how) + ",\"code\":" + std::to_string(code) + ",\"detail\":" + quoted(detail);
    write_all(fd, head + numbers + out + err);
}

}  // namespace warden
