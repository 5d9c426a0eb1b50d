// What is left when a store is opened again, and what a copy has.
#pragma once

#include "tests/store/conformance/transactions.hpp"

#include <atomic>
#include <fstream>
#include <thread>

namespace voorrang::store {

TEST_P(Conformance, WhatWasWrittenIsThereWhenItIsOpenedAgain) {
    if (!GetParam().lasting) GTEST_SKIP() << "this kind has no files";
    prepare({});
    write(job_for("t1", go_on));
    static_cast<void>(store().write(job_for("t2", fail)));
    reopen();
    read([](Reader& reader) -> Result<bool> {
        EXPECT_TRUE(is_whole(reader, "t1"));
        EXPECT_TRUE(is_absent(reader, "t2"));
        return true;
    });
    write(job_for("t2", go_on));
    EXPECT_EQ(read([](Reader& reader) { return reader.last_entry(); }), 2);
}

TEST_P(Conformance, ACopyIsOfItsMomentAndIsAStore) {
    if (!GetParam().lasting) GTEST_SKIP() << "this kind has no files";
    prepare({});
    write(job_for("t1", go_on));
    const Result<void> copied = store().back_up(folder().path("copy"));
    ASSERT_TRUE(copied) << copied.error().message;
    write(job_for("t2", go_on));

    const std::unique_ptr<Store> copy = GetParam().open(folder().path("copy"));
    read_from(*copy, [](Reader& reader) -> Result<bool> {
        EXPECT_TRUE(is_whole(reader, "t1"));
        EXPECT_TRUE(is_absent(reader, "t2"));
        return true;
    });
    EXPECT_TRUE(copy->write(job_for("t3", go_on)));
    EXPECT_EQ(read([](Reader& reader) { return reader.tender("t3"); }), std::nullopt);
}

TEST_P(Conformance, ACopyIsNeverWrittenOverAnything) {
    if (!GetParam().lasting) GTEST_SKIP() << "this kind has no files";
    std::ofstream(folder().path("notes")) << "mine";
    const Result<void> copied = store().back_up(folder().path("notes"));
    ASSERT_FALSE(copied);
    EXPECT_EQ(code_text(copied.error().code), "V712");
    EXPECT_EQ(copied.error().place, folder().path("notes"));
    std::string text;
    std::ifstream(folder().path("notes")) >> text;
    EXPECT_EQ(text, "mine");
    EXPECT_FALSE(store().back_up(folder().path("no/such/folder/copy")));
}

TEST_P(Conformance, ACopyWhileOthersWriteIsWhole) {
    if (!GetParam().lasting) GTEST_SKIP() << "this kind has no files";
    prepare({});
    std::atomic<bool> stop = false;
    std::thread writer([&] {
        for (int i = 0; !stop; ++i) EXPECT_TRUE(store().write(job_for("t" + std::to_string(i), go_on)));
    });
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(store().back_up(folder().path("copy" + std::to_string(i))));
    stop = true;
    writer.join();
    for (int i = 0; i < 5; ++i) {
        const std::unique_ptr<Store> copy = GetParam().open(folder().path("copy" + std::to_string(i)));
        read_from(*copy, [](Reader& reader) -> Result<bool> {
            const std::vector<Tender> tenders = reader.tenders({"", SIZE_MAX}).value();
            EXPECT_EQ(static_cast<std::int64_t>(tenders.size()), reader.last_entry().value());
            for (const Tender& tender : tenders) EXPECT_TRUE(is_whole(reader, tender.id)) << tender.id;
            return true;
        });
    }
}

} // namespace voorrang::store
