#include "adapters/sqlite/fault.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

namespace voorrang::sqlite {

namespace {

constexpr std::string_view kept = "nothing was half-written; what was logged before is whole";

// SQLite says "can't open" too where it can't make the files beside the log.
Diagnostic cannot_open(const std::string& path, const std::string& words) {
    std::error_code ignored;
    const std::filesystem::path folder = std::filesystem::absolute(path, ignored).parent_path();
    if (!std::filesystem::exists(folder, ignored))
        return log_diagnostic(Code::log_unreadable, "the log can't be opened: its folder does not exist", path,
                              "make the folder first");
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) != 0)
        return log_diagnostic(Code::log_read_only, "the log can't be written: its folder is read-only", path);
    return log_diagnostic(Code::log_unreadable, "the log can't be opened: " + words, path);
}

} // namespace

Diagnostic log_diagnostic(Code code, std::string message, const std::string& path, std::string help) {
    return {code, std::move(message), std::nullopt, path, {}, std::move(help)};
}

Diagnostic fault(sqlite3* connection, const std::string& path) {
    const int code = connection == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(connection);
    const std::string words = connection == nullptr ? "out of memory" : sqlite3_errmsg(connection);
    switch (code & 0xFF) {
    case SQLITE_CANTOPEN:
        return cannot_open(path, words);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return log_diagnostic(Code::log_read_only, "the log can't be written: it or its folder is read-only", path);
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return log_diagnostic(Code::log_not_ours, "this is not a decision log, or it is damaged: " + words, path);
    case SQLITE_FULL:
        return log_diagnostic(Code::log_write_failed, "the log can't grow: the disk is full", path, std::string(kept));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return log_diagnostic(Code::log_write_failed, "another program keeps the log locked", path, std::string(kept));
    default:
        return log_diagnostic(Code::log_write_failed, "the log can't be used: " + words, path, std::string(kept));
    }
}

} // namespace voorrang::sqlite
