#pragma once

#include "spec.h"

namespace warden {

// In the mount namespace: everything read-only but the folders to write to, a /proc of the pid namespace, a private
// /tmp and /dev/shm, and of /run, /var and home folders only what may be read.
void mount_own_view(const Spec& spec);

}  // namespace warden
