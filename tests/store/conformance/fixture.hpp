// A store of each kind, new for each test.
#pragma once

#include "adapters/store/store.hpp"
#include "tests/store/folder.hpp"
#include "tests/store/rows.hpp"

#include <gtest/gtest.h>

namespace voorrang::store {

struct StoreKind {
    std::string name;
    // Opens what `path` names, made if it is not there; a kind without files makes a new one each time.
    std::function<std::unique_ptr<Store>(const std::string& path)> open;
    bool lasting = true; // what was written is there when it is opened again
};

inline void PrintTo(const StoreKind& kind, std::ostream* out) { *out << kind.name; }
inline std::string kind_name(const ::testing::TestParamInfo<StoreKind>& info) { return info.param.name; }

class Conformance : public ::testing::TestWithParam<StoreKind> {
  protected:
    Conformance() : store_(GetParam().open(folder_.path("store"))) {}

    Store& store() { return *store_; }
    const Folder& folder() const { return folder_; }
    void close() { store_.reset(); }
    void reopen() {
        close();
        store_ = GetParam().open(folder_.path("store"));
    }

    void write(const Store::Job& job) {
        const Result<void> done = store_->write(job);
        EXPECT_TRUE(done) << (done ? "" : done.error().message);
    }

    // The code of the error, "done" if there is none.
    std::string outcome(const Store::Job& job) {
        const Result<void> done = store_->write(job);
        return done ? "done" : std::string(code_text(done.error().code));
    }

    // What `ask` answers in a transaction of its own.
    template <class Ask>
    auto read(const Ask& ask) {
        return read_from(*store_, ask);
    }

    template <class Ask>
    static auto read_from(Store& store, const Ask& ask) {
        std::remove_reference_t<decltype(*ask(std::declval<Reader&>()))> answer{};
        const Result<void> done = store.read([&](Reader& reader) -> Result<void> {
            auto answered = ask(reader);
            if (!answered) return answered.error();
            answer = std::move(*answered);
            return {};
        });
        EXPECT_TRUE(done) << (done ? "" : done.error().message);
        return answer;
    }

    // A policy and the tenders that stand under it.
    void prepare(const std::vector<std::string>& tenders) {
        write([&](Writer& writer) -> Result<void> {
            if (const Result<void> added = writer.add_policy(sample_policy('a')); !added) return added;
            for (const std::string& id : tenders)
                if (const Result<void> added = writer.add_tender(sample_tender(id)); !added) return added;
            return {};
        });
    }

  private:
    Folder folder_;
    std::unique_ptr<Store> store_;
};

} // namespace voorrang::store
