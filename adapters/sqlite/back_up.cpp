#include "adapters/sqlite/back_up.hpp"

#include "adapters/sqlite/check.hpp"
#include "adapters/sqlite/fault.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h> // NOLINT: renameat2 is not in <cstdio>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace voorrang::sqlite {

namespace {

// A file of a name of its own beside another; gone at the end unless it was renamed.
class Beside {
  public:
    explicit Beside(const std::string& path) : name_(path + ".XXXXXX"), descriptor_(::mkstemp(name_.data())) {}
    Beside(const Beside&) = delete;
    Beside& operator=(const Beside&) = delete;
    ~Beside() {
        if (descriptor_ < 0) return;
        // Not before SQLite is done with the file: closing any descriptor of it ends the locks of all.
        ::close(descriptor_);
        if (!renamed_) ::unlink(name_.c_str());
    }

    bool made() const { return descriptor_ >= 0; }
    const std::string& name() const { return name_; }
    bool flush() const { return ::fsync(descriptor_) == 0; }

    // Never over another file.
    bool rename_to(const std::string& path) {
        renamed_ = ::renameat2(AT_FDCWD, name_.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0;
        // Some file systems can't; most of them have links, which do not replace either.
        if (!renamed_ && (errno == EINVAL || errno == ENOSYS)) {
            if (::link(name_.c_str(), path.c_str()) != 0) return false;
            ::unlink(name_.c_str());
            renamed_ = true;
        }
        return renamed_;
    }

  private:
    std::string name_;
    int descriptor_;
    bool renamed_ = false;
};

// A name lasts when its folder is on the disk.
bool flush_folder(const std::string& path) {
    std::error_code ignored;
    const std::filesystem::path folder = std::filesystem::absolute(path, ignored).parent_path();
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool flushed = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return flushed;
}

Diagnostic failed(const Kind& kind, int cause, const std::string& path) {
    const std::string words = std::strerror(cause);
    if (cause == EEXIST)
        return database_diagnostic(Code::already_there, "there is something of this name already", path,
                                   "give a name that is free: a copy is never written over another file");
    if (cause == EACCES || cause == EPERM || cause == EROFS)
        return database_diagnostic(kind.codes.read_only, "the copy can't be written: " + words, path);
    if (cause == ENOENT || cause == ENOTDIR)
        return database_diagnostic(kind.codes.unreadable, "the copy can't be written: its folder does not exist", path,
                                   "make the folder first");
    if (cause == ENOSPC || cause == EDQUOT)
        return database_diagnostic(kind.codes.write_failed, "the copy can't be written: the disk is full", path);
    return database_diagnostic(kind.codes.write_failed, "the copy can't be written: " + words, path);
}

Result<void> copy(Database& from, const std::string& to) {
    Result<Database> copy = Database::open(to, Access::write, from.kind());
    if (!copy) return copy.error();
    // It is worth nothing until it is whole, so nothing is kept for the case that it breaks off.
    for (const char* pragma : {"PRAGMA synchronous = OFF", "PRAGMA journal_mode = OFF"})
        if (const Result<void> set = copy->execute(pragma); !set) return set;
    sqlite3_backup* backup = sqlite3_backup_init(copy->handle(), "main", from.handle(), "main");
    if (backup == nullptr) return fault(copy->handle(), copy->kind(), to);
    // In one step, so that it is of one moment whatever is written meanwhile.
    sqlite3_backup_step(backup, -1);
    if (sqlite3_backup_finish(backup) != SQLITE_OK) return fault(copy->handle(), copy->kind(), to);
    // The original says that it is written ahead; the copy has no file for that beside it.
    if (const Result<void> set = copy->execute("PRAGMA journal_mode = DELETE"); !set) return set;
    return check(*copy);
}

} // namespace

Result<void> back_up(Database& database, const std::string& path) {
    const Kind& kind = database.kind();
    std::error_code ignored;
    if (path.empty()) return failed(kind, ENOENT, path);
    if (std::filesystem::exists(std::filesystem::symlink_status(path, ignored))) return failed(kind, EEXIST, path);
    Beside beside(path);
    if (!beside.made()) return failed(kind, errno, path);
    if (const Result<void> copied = copy(database, beside.name()); !copied) {
        Diagnostic why = copied.error();
        why.place = path;
        return why;
    }
    if (!beside.flush() || !beside.rename_to(path) || !flush_folder(path)) return failed(kind, errno, path);
    return {};
}

} // namespace voorrang::sqlite
