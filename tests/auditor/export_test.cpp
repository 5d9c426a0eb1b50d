// What is written for others, checked by the script that knows nothing of our programs; and decisions made again.
#include "adapters/audit/offer.hpp"
#include "adapters/auditor/export.hpp"
#include "adapters/auditor/exported_log.hpp"
#include "adapters/auditor/replay.hpp"
#include "tests/auditor/world.hpp"

#include <cstdio>
#include <fstream>
#include <sys/wait.h>

namespace voorrang::auditor {
namespace {

sqlite_store::Rows rows_of(const std::string& database) {
    return sqlite_store::Rows(sqlite::open_to_read(database, sqlite_store::data_kind).value());
}

std::vector<std::string> exported(const std::string& database) {
    std::vector<std::string> lines;
    sqlite_store::Rows rows = rows_of(database);
    EXPECT_TRUE(export_log(rows, [&](std::string_view line) {
        lines.emplace_back(line);
        return true;
    }));
    return lines;
}

struct Checked {
    int code = -1;
    std::string text;
};

// docs/audit/verify.py on these lines.
Checked check(const std::vector<std::string>& lines, const std::string& arguments = {}) {
    const std::string file = world().path("export.jsonl");
    {
        std::ofstream out(file, std::ios::binary | std::ios::trunc);
        for (const std::string& line : lines) out << line << '\n';
    }
    const std::string command = "python3 '" + (World::source() / "docs/audit/verify.py").string() + "' '" + file +
                                "' --key '" + world().key() + "' " + arguments + " 2>&1";
    Checked checked;
    FILE* pipe = ::popen(command.c_str(), "r");
    char part[4096];
    while (const std::size_t size = std::fread(part, 1, sizeof part, pipe)) checked.text.append(part, size);
    checked.code = WEXITSTATUS(::pclose(pipe));
    return checked;
}

TEST(Export, IsCheckedWithoutOurPrograms) {
    std::ifstream script(World::source() / "docs/audit/verify.py");
    std::size_t length = 0;
    for (std::string line; std::getline(script, line);) ++length;
    EXPECT_LT(length, 200U);
    const Checked checked = check(exported(world().whole()));
    EXPECT_EQ(checked.code, 0) << checked.text;
    const std::string count = std::to_string(world().entries());
    EXPECT_NE(checked.text.find(count + " entries, " + count + " of them under a checkpoint"), std::string::npos)
        << checked.text;
}

TEST(Export, TheScriptFindsWhatWasAltered) {
    const std::vector<std::string> whole = exported(world().whole());
    const auto altered = [&](const auto& change, const std::string& part) {
        std::vector<std::string> lines = whole;
        change(lines);
        const Checked checked = check(lines);
        EXPECT_EQ(checked.code, 1) << checked.text;
        EXPECT_NE(checked.text.find(part), std::string::npos) << checked.text;
    };
    const auto replace = [](std::string& in, const std::string& what, const std::string& with) {
        const std::size_t at = in.find(what);
        ASSERT_NE(at, std::string::npos) << in;
        in.replace(at, what.size(), with);
    };
    const auto first_row = [](std::vector<std::string>& lines, const std::string& kind) {
        return std::find_if(lines.begin(), lines.end(),
                            [&](const auto& line) { return line.starts_with(R"({"row":")" + kind); });
    };
    altered([&](auto& lines) { replace(lines[3], R"("actor":")", R"("actor":"x)"); }, "does not begin with the ");
    altered([&](auto& lines) { lines.erase(lines.begin() + 3); }, "entry 3 was expected, and this is 4");
    altered([&](auto& lines) { std::swap(lines[3], lines[4]); }, "entry 3 was expected");
    for (const std::string kind : {"decision", "document", "policy", "bid", "tender"})
        altered([&](auto& lines) { lines.erase(first_row(lines, kind)); }, "the " + kind + " for which it vouches");
    altered([&](auto& lines) { lines.erase(lines.begin() + world().entries()); }, "entries were cut off at its end");
    altered([&](auto& lines) { replace(*first_row(lines, "checkpoint"), "alkmaar", "castric"); }, "no key of this log");
}

TEST(Export, AWitnessLooksAtItAsAtTheDatabase) {
    const std::string file = world().path("witnessed.jsonl");
    const std::vector<std::string> lines = exported(world().whole());
    const auto write = [&](const std::vector<std::string>& all) {
        std::ofstream out(file, std::ios::binary | std::ios::trunc);
        for (const std::string& line : all) out << line << '\n';
    };
    write(lines);
    const Result<ExportedLog> log = ExportedLog::read(file);
    ASSERT_TRUE(log) << log.error().message;
    ASSERT_EQ(log->keys().size(), 1U);
    EXPECT_EQ(log->keys().front().key, world().key());
    sqlite_store::Rows rows = rows_of(world().whole());
    for (std::uint64_t old = 0; old <= static_cast<std::uint64_t>(world().entries()) + 1; ++old)
        EXPECT_EQ(note::to_text(*log->offer(old)), note::to_text(*audit::offer(rows, old))) << old;

    const auto refused = [&](const std::vector<std::string>& all, const std::string& part) {
        write(all);
        const Result<ExportedLog> read = ExportedLog::read(file);
        ASSERT_FALSE(read) << part;
        EXPECT_EQ(read.error().code, Code::file_not_found);
        EXPECT_NE(read.error().message.find(part), std::string::npos) << read.error().message;
    };
    std::vector<std::string> other = lines;
    other[3].insert(other[3].find(R"("actor":")") + 9, "x");
    refused(other, "the last checkpoint of the export is not of its entries");
    other = lines;
    other.erase(other.begin() + 3);
    refused(other, "is not of its entries");
    refused({lines.begin() + 1, lines.end()}, "this is no export of a log");
    refused({lines.front()}, "the export has no checkpoint");
    refused({}, "this is no export of a log");
    other = lines;
    other.back() = R"({"row":"checkpoint","text":"x"})";
    refused(other, "line " + std::to_string(lines.size()) + " is not one of an export");
    std::ofstream(file, std::ios::binary | std::ios::app) << "x"; // without a line feed
    EXPECT_FALSE(ExportedLog::read(file));
}

TEST(Export, AProofIsChecked) {
    sqlite_store::Rows rows = rows_of(world().whole());
    for (const std::int64_t entry : {std::int64_t{1}, std::int64_t{7}, world().entries()}) {
        const Result<std::string> proof = prove(rows, entry);
        ASSERT_TRUE(proof) << proof.error().message;
        const Checked checked = check({*proof});
        EXPECT_EQ(checked.code, 0) << checked.text;
        std::string other = *proof;
        other.replace(other.find(R"(\"actor\":\")"), 12, R"(\"actor\":\"x)");
        EXPECT_EQ(check({other}).code, 1);
    }
    EXPECT_EQ(prove(rows, world().entries() + 1).error().code, Code::not_there);
    EXPECT_EQ(prove(rows, 0).error().code, Code::not_there);
    sqlite_store::Rows unsigned_rows = rows_of(world().altered({"DELETE FROM checkpoints"}));
    EXPECT_EQ(prove(unsigned_rows, 1).error().code, Code::not_now);
}

std::vector<Replayed> replayed(const std::string& database, const service::PolicyPtr& instead = nullptr) {
    std::vector<Replayed> all;
    sqlite_store::Rows rows = rows_of(database);
    EXPECT_TRUE(replay(rows, instead, [&](const Replayed& each) {
        all.push_back(each);
        return true;
    }));
    return all;
}

service::PolicyPtr policy_with(const std::string& what, const std::string& with) {
    std::ifstream in(World::rules());
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!what.empty()) text.replace(text.find(what), what.size(), with);
    const std::string file = world().path("short.vrg");
    std::ofstream(file) << text;
    files::LoadedPolicy loaded = files::load_policy(file, {World::source() / "workflows"});
    EXPECT_TRUE(loaded.policy);
    return service::shelve(std::move(loaded), {});
}

TEST(Replay, EveryDecisionComesOutTheSameByteForByte) {
    const auto all = replayed(world().whole());
    ASSERT_EQ(all.size(), 4U);
    for (const Replayed& each : all) EXPECT_TRUE(each.same) << each.row.id << each.why;
}

TEST(Replay, WhatWasAlteredDiffers) {
    const auto all =
        replayed(world().altered({"UPDATE decisions SET decision = replace(decision, 'admitted', 'excluded') "
                                  "WHERE id = 1",
                                  "UPDATE decisions SET decision = decision || ' ' WHERE id = 2",
                                  "UPDATE decisions SET outcome = 'nobody' WHERE id = 4"}));
    ASSERT_EQ(all.size(), 4U);
    EXPECT_FALSE(all[0].same);
    ASSERT_FALSE(all[0].differences.empty());
    EXPECT_NE(all[0].differences.front().find(" is admitted, and was excluded"), std::string::npos)
        << all[0].differences.front();
    EXPECT_EQ(all[1].differences, std::vector<std::string>{"it is the same in other bytes"});
    EXPECT_TRUE(all[2].same);
    EXPECT_FALSE(all[3].same);
}

TEST(Replay, AnotherPolicyTellsWhichWouldDiffer) {
    for (const Replayed& each : replayed(world().whole(), policy_with("", ""))) EXPECT_TRUE(each.same);
    const auto all = replayed(world().whole(), policy_with("bid.price > tender.value", "bid.price < tender.value"));
    ASSERT_EQ(all.size(), 4U);
    for (const Replayed& each : all) EXPECT_FALSE(each.same) << each.row.id;
    const auto& differences = all[1].differences; // the award
    EXPECT_NE(std::find(differences.begin(), differences.end(), "the outcome is nobody, and was awarded"),
              differences.end());
    EXPECT_TRUE(std::any_of(differences.begin(), differences.end(), [](const std::string& each) {
        return each.starts_with("the winner is nobody, and was `bid-");
    }));
}

} // namespace
} // namespace voorrang::auditor
