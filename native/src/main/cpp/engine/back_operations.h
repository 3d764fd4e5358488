// The operations of training.
#pragma once

#include "operations.h"
#include "vec.h"

namespace lamarck::engine::LAMARCK_ISA {

void run_back(Pool& pool, Operation operation, Arguments& arguments);

}  // namespace lamarck::engine::LAMARCK_ISA
