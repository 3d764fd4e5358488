#include "spec.h"

#include <algorithm>
#include <functional>
#include <map>
#include <stdexcept>

namespace warden {
namespace {

using Setter = std::function<void(const std::string&)>;

[[noreturn]] void refuse(const std::string& key, const std::string& value, const std::string& wanted) {
    throw std::runtime_error("spec: " + key + "=" + value + " is not " + wanted);
}

int64_t number(const std::string& key, const std::string& value) {
    if (value.empty() || value.size() > 18 || value.find_first_not_of("0123456789") != std::string::npos) {
        refuse(key, value, "a whole number");
    }
    return std::stoll(value);
}

bool choice(const std::string& key, const std::string& value, const char* yes) {
    if (value != yes && value != "off") {
        refuse(key, value, std::string(yes) + " or off");
    }
    return value == yes;
}

std::string path(const std::string& key, const std::string& value) {
    if (value.empty() || value[0] != '/') {
        refuse(key, value, "an absolute path");
    }
    return value;
}

std::vector<int> descriptors(const std::string& key, const std::string& value) {
    std::vector<int> found;
    for (size_t start = 0, end = 0; end != std::string::npos; start = end + 1) {
        end = value.find(',', start);
        found.push_back(static_cast<int>(number(key, value.substr(start, end - start))));
    }
    return found;
}

std::map<std::string, Setter> setters(Spec& spec) {
    std::map<std::string, Setter> by_key;
    std::map<std::string, int64_t*> numbers = {
        {"timeout-ms", &spec.timeout_ms}, {"cpu-ms", &spec.cpu_ms},         {"memory", &spec.memory},
        {"address-space", &spec.address_space}, {"processes", &spec.processes}, {"file-size", &spec.file_size},
        {"disk", &spec.disk},             {"files", &spec.files},           {"open-files", &spec.open_files},
        {"tmp", &spec.tmp},               {"output", &spec.output},         {"input", &spec.input}};
    std::map<std::string, int*> fds = {{"out-fd", &spec.out_fd},
                                       {"err-fd", &spec.err_fd},
                                       {"control-fd", &spec.control_fd},
                                       {"stdin-fd", &spec.stdin_fd},
                                       {"trouble-fd", &spec.trouble_fd}};
    for (auto& [key, target] : numbers) {
        by_key[key] = [key = key, target = target](const std::string& value) { *target = number(key, value); };
    }
    for (auto& [key, target] : fds) {
        by_key[key] = [key = key, target = target](const std::string& value) {
            *target = static_cast<int>(number(key, value));
        };
    }
    by_key["folder"] = [&spec](const std::string& value) { spec.folder = path("folder", value); };
    by_key["read"] = [&spec](const std::string& value) { spec.read.push_back(path("read", value)); };
    by_key["write"] = [&spec](const std::string& value) { spec.write.push_back(path("write", value)); };
    by_key["system"] = [&spec](const std::string& value) { spec.system = choice("system", value, "on"); };
    by_key["network"] = [&spec](const std::string& value) { spec.network = choice("network", value, "on"); };
    by_key["gpus"] = [&spec](const std::string& value) { spec.gpus = choice("gpus", value, "on"); };
    by_key["namespaces"] = [&spec](const std::string& value) {
        spec.needs_namespaces = value == "on";
        spec.namespaces = spec.needs_namespaces || choice("namespaces", value, "auto");
    };
    by_key["landlock"] = [&spec](const std::string& value) { spec.landlock = choice("landlock", value, "auto"); };
    by_key["keep-fds"] = [&spec](const std::string& value) { spec.keep_fds = descriptors("keep-fds", value); };
    return by_key;
}

}  // namespace

Spec Spec::parse(const std::string& text) {
    Spec spec;
    auto by_key = setters(spec);
    for (size_t start = 0; start < text.size();) {
        size_t end = std::min(text.find('\n', start), text.size());
        std::string line = text.substr(start, end - start);
        start = end + 1;
        if (line.empty()) {
            break;
        }
        size_t equals = line.find('=');
        auto setter = by_key.find(line.substr(0, equals));
        if (equals == std::string::npos || setter == by_key.end()) {
            throw std::runtime_error("spec: unknown line: " + line);
        }
        setter->second(line.substr(equals + 1));
    }
    return spec;
}

}  // namespace warden
