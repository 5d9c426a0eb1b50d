#include "adapters/cli/account_store.hpp"

#include "adapters/cli/clock.hpp"
#include "adapters/sqlite_store/store.hpp"

#include <algorithm>
#include <filesystem>

namespace voorrang::cli {

namespace {

Result<std::unique_ptr<store::Store>> open_accounts(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return Diagnostic{Code::file_not_found,
                          "there is no file " + path,
                          std::nullopt,
                          "",
                          {},
                          "`voorrang serve` makes the database when it first starts"};
    auto opened = sqlite_store::SqliteStore::open(path);
    if (!opened) return opened.error();
    return std::unique_ptr<store::Store>(std::move(*opened));
}

} // namespace

Result<void> read_accounts(const std::string& path, const std::function<Result<void>(store::Reader&)>& job) {
    const auto store = open_accounts(path);
    if (!store) return store.error();
    return (*store)->read(job);
}

Result<void> change_accounts(const std::string& path, const Change& change) {
    const auto store = open_accounts(path);
    if (!store) return store.error();
    return (*store)->write([&](store::Writer& writer) -> Result<void> {
        const Result<Time> at = moment(writer);
        if (!at) return at.error();
        return change(writer, {"", *at});
    });
}

Result<Time> moment(store::Reader& reader) {
    const Result<std::optional<Time>> last = reader.last_moment();
    if (!last) return last.error();
    return std::max(*parse_time(now()), last->value_or(Time{}));
}

ExitCode finished(const Result<void>& result, Console& console) {
    if (result) return ExitCode::fine;
    console.report(result.error());
    return ExitCode::bad_use;
}

} // namespace voorrang::cli
