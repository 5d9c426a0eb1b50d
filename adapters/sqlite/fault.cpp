#include "adapters/sqlite/fault.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

namespace voorrang::sqlite {

namespace {

// SQLite says "can't open" too where it can't make the files beside the database.
Diagnostic cannot_open(const Kind& kind, const std::string& path, const std::string& words) {
    std::error_code ignored;
    const std::filesystem::path folder = std::filesystem::absolute(path, ignored).parent_path();
    if (!std::filesystem::exists(folder, ignored))
        return about(kind, kind.codes.unreadable, "can't be opened: its folder does not exist", path,
                     "make the folder first");
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) != 0)
        return about(kind, kind.codes.read_only, "can't be written: its folder is read-only", path);
    return about(kind, kind.codes.unreadable, "can't be opened: " + words, path);
}

} // namespace

Diagnostic database_diagnostic(Code code, std::string message, const std::string& path, std::string help) {
    return {code, std::move(message), std::nullopt, path, {}, std::move(help)};
}

Diagnostic about(const Kind& kind, Code code, std::string_view message, const std::string& path, std::string help) {
    std::string sentence = "the ";
    sentence.append(kind.name).append(1, ' ').append(message);
    return database_diagnostic(code, std::move(sentence), path, std::move(help));
}

Diagnostic fault(sqlite3* connection, const Kind& kind, const std::string& path) {
    const int code = connection == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(connection);
    const std::string words = connection == nullptr ? "out of memory" : sqlite3_errmsg(connection);
    const std::string kept(kind.kept);
    switch (code & 0xFF) {
    case SQLITE_CANTOPEN:
        return cannot_open(kind, path, words);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return about(kind, kind.codes.read_only, "can't be written: it or its folder is read-only", path);
    case SQLITE_NOTADB:
        return database_diagnostic(kind.codes.not_ours,
                                   "this is not a " + std::string(kind.title) + ", or it is damaged", path,
                                   "look whether the name is right; else restore the file from a copy");
    case SQLITE_CORRUPT:
        return about(kind, kind.codes.damaged, "is damaged: " + words, path, "restore it from a copy");
    case SQLITE_FULL:
        return about(kind, kind.codes.write_failed, "can't grow: the disk is full", path, kept);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return database_diagnostic(kind.codes.write_failed,
                                   "another program keeps the " + std::string(kind.name) + " locked", path, kept);
    default:
        return about(kind, kind.codes.write_failed, "can't be used: " + words, path, kept);
    }
}

} // namespace voorrang::sqlite
