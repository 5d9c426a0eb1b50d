// Rule files from disk: what is found, and what is said of what is not.
#include "adapters/files/policy_loader.hpp"
#include "dsl/diagnostics/render.hpp"
#include "tests/check/folder.hpp"

#include <gtest/gtest.h>

namespace voorrang::check_test {

namespace {

namespace fs = std::filesystem;

std::string said(const files::LoadedPolicy& loaded) {
    std::string text;
    for (const Diagnostic& diagnostic : loaded.diagnostics) text += render_text(diagnostic, loaded.sources);
    return text;
}

TEST(Loader, SaysThatAFileIsMissing) {
    const TemporaryFolder folder;
    const files::LoadedPolicy loaded = files::load_policy(folder.path() / "none.vrg", {});
    EXPECT_FALSE(loaded.policy);
    ASSERT_EQ(loaded.diagnostics.size(), 1U);
    EXPECT_EQ(loaded.diagnostics[0].code, Code::file_not_found);
    EXPECT_NE(said(loaded).find("there is no file"), std::string::npos) << said(loaded);
}

TEST(Loader, SaysThatAFolderIsNoFile) {
    const TemporaryFolder folder;
    const files::LoadedPolicy loaded = files::load_policy(folder.path(), {});
    ASSERT_EQ(loaded.diagnostics.size(), 1U);
    EXPECT_EQ(loaded.diagnostics[0].code, Code::file_not_found);
    EXPECT_NE(said(loaded).find("is a folder"), std::string::npos) << said(loaded);
}

TEST(Loader, RefusesAFileThatIsTooLarge) {
    const TemporaryFolder folder;
    const fs::path file = folder.write("large.vrg", "");
    fs::resize_file(file, 16 * 1024 * 1024 + 1);
    const files::LoadedPolicy loaded = files::load_policy(file, {});
    ASSERT_EQ(loaded.diagnostics.size(), 1U);
    EXPECT_EQ(loaded.diagnostics[0].code, Code::file_not_found);
    EXPECT_NE(said(loaded).find("larger than 16 MiB"), std::string::npos) << said(loaded);
}

TEST(Loader, SaysThatAPackageIsAFolder) {
    const TemporaryFolder folder;
    const fs::path file = folder.write("main.vrg", "policy main\nuse nl.limits\nparameter a: number = 1\n");
    fs::create_directories(folder.path() / "nl" / "limits.vrg");
    const files::LoadedPolicy loaded = files::load_policy(file, {});
    ASSERT_EQ(loaded.diagnostics.size(), 1U) << said(loaded);
    EXPECT_EQ(loaded.diagnostics[0].code, Code::file_not_found);
    EXPECT_TRUE(loaded.diagnostics[0].span); // at the `use`
}

TEST(Loader, SeeksPackagesFromWhereTheirNamesBegin) {
    const TemporaryFolder folder;
    folder.write("nl/limits.vrg", "package nl.limits\nparameter works: number = 1\n");
    const fs::path file = folder.write("alkmaar/social.vrg", "policy alkmaar.social\nuse nl.limits\n"
                                                             "test \"a\" given t { } expect that works = 1\n"
                                                             "record t\n  a : text\n");
    const files::LoadedPolicy loaded = files::load_policy(file, {});
    EXPECT_TRUE(loaded.policy) << said(loaded);
}

TEST(Loader, SeeksInTheRootsInTheirOrder) {
    const TemporaryFolder folder, first, second;
    const fs::path file = folder.write("main.vrg", "policy main\nuse limits\n"
                                                   "test \"a\" given t { } expect that works = 1\n"
                                                   "record t\n  a : text\n");
    second.write("limits.vrg", "package limits\nparameter works: text = \"second\"\n");
    first.write("limits.md", "# Limits\n\n```vrg\npackage limits\nparameter works: number = 1\n```\n");
    const files::LoadedPolicy loaded = files::load_policy(file, {first.path(), second.path()});
    EXPECT_TRUE(loaded.policy) << said(loaded);
}

TEST(Loader, LoadsAPackageOnceThatIsReachedTwice) {
    const TemporaryFolder folder;
    const fs::path file = folder.write("main.vrg", "policy main\nuse a, b, a\nparameter m: number = 1\n");
    folder.write("a.vrg", "package a\nuse c\nparameter x: number = 1\n");
    folder.write("b.vrg", "package b\nuse c\nparameter x: number = 1\n");
    folder.write("c.vrg", "package c\nparameter x: number = 1\n");
    const files::LoadedPolicy loaded = files::load_policy(file, {});
    ASSERT_TRUE(loaded.policy) << said(loaded);
    EXPECT_EQ(loaded.sources.size(), 4U);
    EXPECT_EQ(loaded.policy->packages.size(), 4U);
    EXPECT_EQ(loaded.policy->packages[0].name, "main");
}

TEST(Loader, TellsOfAPackageThatUsesTheMainFile) {
    const TemporaryFolder folder;
    const fs::path file = folder.write("main.vrg", "policy main\nuse a\nparameter m: number = 1\n");
    folder.write("a.vrg", "package a\nuse main\nparameter x: number = 1\n");
    const files::LoadedPolicy loaded = files::load_policy(file, {});
    ASSERT_EQ(loaded.diagnostics.size(), 1U) << said(loaded);
    EXPECT_EQ(loaded.diagnostics[0].code, Code::package_cycle);
}

TEST(Loader, SuggestsAPackageOfANearName) {
    const TemporaryFolder folder;
    const fs::path file = folder.write("main.vrg", "policy main\nuse nl.threshold\nparameter m: number = 1\n");
    folder.write("nl/thresholds.vrg", "package nl.thresholds\n");
    const files::LoadedPolicy loaded = files::load_policy(file, {});
    ASSERT_EQ(loaded.diagnostics.size(), 1U) << said(loaded);
    EXPECT_EQ(loaded.diagnostics[0].code, Code::unknown_package);
    EXPECT_NE(loaded.diagnostics[0].help.find("`nl.thresholds`"), std::string::npos) << said(loaded);
}

TEST(Loader, SaysNothingOfNamesThatCouldNotBeReadElsewhere) {
    const TemporaryFolder folder;
    const fs::path file =
        folder.write("main.vrg", "policy main\nuse a\ndefine m: number as x\ndefine n: number as z\n");
    folder.write("a.vrg", "package a\nparameter x: number =\n");
    const files::LoadedPolicy loaded = files::load_policy(file, {});
    EXPECT_FALSE(loaded.policy);
    ASSERT_EQ(loaded.diagnostics.size(), 2U) << said(loaded);
    EXPECT_EQ(loaded.diagnostics[0].code, Code::unknown_name) << said(loaded);
    EXPECT_EQ(loaded.diagnostics[1].code, Code::unexpected_token) << said(loaded);
}

} // namespace

} // namespace voorrang::check_test
