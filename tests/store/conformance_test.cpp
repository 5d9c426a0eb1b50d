#include "tests/store/conformance.hpp"

#include "adapters/sqlite_store/store.hpp"
#include "tests/store/memory_store.hpp"

namespace voorrang::store {
namespace {

std::unique_ptr<Store> open_sqlite(const std::string& path) {
    auto opened = sqlite_store::SqliteStore::open(path);
    if (!opened) throw std::runtime_error(opened.error().message);
    return std::move(*opened);
}

std::unique_ptr<Store> open_memory(const std::string&) { return std::make_unique<MemoryStore>(); }

INSTANTIATE_TEST_SUITE_P(Sqlite, Conformance, ::testing::Values(StoreKind{"sqlite", open_sqlite}), kind_name);
INSTANTIATE_TEST_SUITE_P(Memory, Conformance, ::testing::Values(StoreKind{"memory", open_memory, false}), kind_name);

} // namespace
} // namespace voorrang::store
