// The service's database, for the commands that change who may use it.
#pragma once

#include "adapters/auth/act.hpp"
#include "adapters/cli/console.hpp"
#include "adapters/store/store.hpp"

#include <functional>
#include <string>

namespace voorrang::cli {

// V501 if there is no such file: a typing error should not make an empty database. V718 while a service runs on it.
Result<void> read_accounts(const std::string& path, const std::function<Result<void>(store::Reader&)>& job);
// `act` is of whoever runs the command.
using Change = std::function<Result<void>(store::Writer&, const auth::Act& act)>;
Result<void> change_accounts(const std::string& path, const Change& change);

// Not before the last entry of the log, whatever the clock of the machine says.
Result<Time> moment(store::Reader& reader);

// Reports what went wrong, if something did.
ExitCode finished(const Result<void>& result, Console& console);

} // namespace voorrang::cli
