#pragma once

#include "spec.h"

namespace warden {

// Lays a filter over the system calls of this process and its descendants: no sockets but AF_UNIX (and those only where
// a mount namespace hides the daemons' sockets), no looking into other processes, no namespaces, no mounts, no memory
// that nobody counts, no kernel interfaces that a computation has no use for. Needs no_new_privs. False if the kernel
// has no filters.
bool filter_calls(const Spec& spec);

}  // namespace warden
