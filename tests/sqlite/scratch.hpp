// A folder of its own for each test, and what a log needs.
#pragma once

#include "adapters/sqlite/decision_log.hpp"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace voorrang::sqlite {

class Scratch : public testing::Test {
  protected:
    Scratch() {
        std::string name = (std::filesystem::temp_directory_path() / "voorrang-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    ~Scratch() override {
        std::error_code ignored;
        std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, ignored);
        std::filesystem::remove_all(folder_, ignored);
    }

    std::string path(const std::string& name) const { return (folder_ / name).string(); }
    void write(const std::string& name, std::string_view text) const { std::ofstream(path(name)) << text; }

    static sqlite::Run run() {
        sqlite::Run run;
        run.started = "2026-03-01T12:00:00Z";
        run.program = "voorrang test";
        run.policy = {"alkmaar.social", "2026.1", std::string(64, 'a')};
        run.sources = {{"alkmaar.social", "2026.1", "social.vrg", "policy alkmaar.social version 2026.1\n"},
                       {"std.procurement", "1", "procurement.vrg", "package std.procurement\n"}};
        run.draw_seed = "42";
        return run;
    }
    static LogEntry entry(const std::string& ocid) {
        return {ocid,
                "tenders.jsonl#1",
                "{}",
                std::string(64, 'b'),
                "nobody",
                std::nullopt,
                R"({"case":")" + ocid + "\"}",
                {{"standing", "b1", "Groen Doen BV", "{}"}}};
    }

    std::filesystem::path folder_;
};

} // namespace voorrang::sqlite
