#include "report.h"

#include <cstdio>

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

}  // namespace

std::string Report::text() const {
    char numbers[200];
    std::snprintf(numbers, sizeof numbers,
                  ",\"wall_ms\":%.3f,\"cpu_ms\":%.3f,\"peak_bytes\":%lld,\"out\":%zu,\"err\":%zu}\n", wall_ms, cpu_ms,
                  static_cast<long long>(peak_bytes), out.size(), err.size());
    return "{\"how\":" + quoted(how) + ",\"code\":" + std::to_string(code) + ",\"detail\":" + quoted(detail) + numbers
        + out + err;
}

}  // namespace warden
