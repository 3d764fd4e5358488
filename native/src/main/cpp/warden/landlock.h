#pragma once

#include <string>
#include <vector>

#include "spec.h"

namespace warden {

// The version of the kernel's landlock, 0 if it has none.
int landlock_version();

// Files: read and execute what the spec lists, write to its folders only. From version 4 on no TCP, from 6 on no signal
// and no abstract socket beyond the own processes. Needs no_new_privs.
void confine(const Spec& spec);

// The devices that programs for NVIDIA's GPUs use.
std::vector<std::string> gpu_devices();

// Opens what every job with this spec may look into, so that confining the forks of this process need not.
void hold_places(const Spec& spec);

// The descriptors of these, which a fork keeps until it is confined.
const std::vector<int>& held_places();

}  // namespace warden
