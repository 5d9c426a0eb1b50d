#include "adapters/serve/master_key.hpp"

namespace voorrang::serve {

Result<seal::MasterKey> master_key(const std::filesystem::path& file, store::Store& store) {
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored)) return seal::MasterKey::read(file);
    bool used = false;
    const Result<void> read = store.read([&](store::Reader& reader) -> Result<void> {
        const Result<std::int64_t> last = reader.last_entry();
        if (!last) return last.error();
        used = *last > 0;
        return {};
    });
    if (!read) return read.error();
    if (used)
        return Diagnostic{Code::key_unreadable,
                          "the master key that belongs to this database is not there",
                          std::nullopt,
                          file.string(),
                          {},
                          "restore it from where you keep it: without it no sealed bid can be opened"};
    seal::MasterKey key = seal::MasterKey::make();
    if (const Result<void> written = key.write(file); !written) return written.error();
    return key;
}

} // namespace voorrang::serve
