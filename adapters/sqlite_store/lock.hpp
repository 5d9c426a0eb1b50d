// That one process at a time serves a database.
#pragma once

#include "adapters/sqlite/kind.hpp"
#include "dsl/diagnostics/result.hpp"

#include <string>
#include <utility>

namespace voorrang::sqlite_store {

// A lock of the operating system on PATH.lock, which has the number of the process that holds it. It ends with the
// process, however that ends; the file stays.
class Lock {
  public:
    // V718 if another holds it.
    static Result<Lock> take(const std::string& path, const sqlite::Kind& kind);
    Lock(Lock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    Lock& operator=(Lock&&) = delete;
    ~Lock();

  private:
    explicit Lock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

} // namespace voorrang::sqlite_store
