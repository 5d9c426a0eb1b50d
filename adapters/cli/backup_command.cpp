#include "adapters/cli/account_store.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/sqlite_store/store.hpp"

namespace voorrang::cli {

ExitCode backup(const BackupOptions& options, Console& console) {
    if (const Result<void> there = check_input(options.data); !there) return finished(there, console);
    return finished(sqlite_store::copy_database(options.data, options.to), console);
}

} // namespace voorrang::cli
