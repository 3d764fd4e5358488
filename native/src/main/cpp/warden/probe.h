#pragma once

#include <string>

namespace warden {

// What is in force for a job of this spec, tried out in a process of its own.
std::string probe(const std::string& spec);

}  // namespace warden
