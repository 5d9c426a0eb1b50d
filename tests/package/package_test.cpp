// Archives of packages: what is written is read again, and what was made to do harm is refused.
#include "adapters/files/lock.hpp"
#include "adapters/files/policy_loader.hpp"
#include "adapters/package/collect.hpp"
#include "adapters/package/install.hpp"
#include "adapters/package/path.hpp"
#include "engine/decide/policy_hash.hpp"
#include "tests/check/folder.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <zip.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <functional>
#include <tuple>

namespace voorrang::package {

namespace {

namespace fs = std::filesystem;
using check_test::read_file;
using check_test::TemporaryFolder;

const note::SecretKey& key() {
    static const note::SecretKey made =
        *note::SecretKey::parse("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
    return made;
}

using Files = std::map<std::string, std::string>;

Manifest manifest_of(const Files& files, const std::string& version = "1") {
    Manifest manifest{"region.frame", version, "", {}, {{"region.frame", version, "region/frame.vrg"}}, {}};
    for (const auto& [path, text] : files) manifest.files.push_back({path, engine::sha256_hex(text), text.size()});
    return manifest;
}

const Files plain{{"region/frame.vrg", "package region.frame version 1\n"}};

std::string archive(const Files& files = plain, const std::string& version = "1") {
    return sealed(manifest_of(files, version), files, key());
}

Result<Opened> opened(const std::string& bytes) { return open_archive(bytes, "a.zip", key().open()); }

std::string refusal(const std::string& bytes) {
    const auto found = opened(bytes);
    return found ? "" : found.error().message;
}

// A hand-made archive with these members, signed or not.
std::string members(const Files& changed) {
    Members all = *read_archive(archive(), "a.zip");
    for (const auto& [name, bytes] : changed)
        if (bytes.empty())
            all.erase(name);
        else
            all[name] = bytes;
    return write_archive(all);
}

std::string replaced(std::string bytes, const std::string& from, const std::string& to) {
    for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + to.size()))
        bytes.replace(at, from.size(), to);
    return bytes;
}

} // namespace

TEST(Archive, IsTheSameBytesForTheSameContentAndReadAgain) {
    const std::string bytes = archive();
    EXPECT_EQ(bytes, archive());
    const auto read = opened(bytes);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->files, plain);
    EXPECT_EQ(read->manifest, manifest_of(plain));
    EXPECT_EQ(parse_manifest(to_text(read->manifest)), read->manifest);
}

TEST(Archive, OfWhichAnythingWasChangedIsRefused) {
    const std::string bytes = archive();
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        const auto read = opened(changed);
        // Some bytes say nothing: a time, a version of the format. All else is refused.
        if (read) {
            EXPECT_EQ(read->files, plain) << at;
        }
    }
    for (std::size_t size = 0; size < bytes.size(); size += 7) EXPECT_FALSE(opened(bytes.substr(0, size))) << size;
    EXPECT_EQ(refusal(members({{"files/region/frame.vrg", "package region.frame version 2\n"}})),
              "the file `region/frame.vrg` of the archive is not as it was published");
    EXPECT_EQ(refusal(members({{"files/region/more.vrg", "x"}})),
              "this archive has other files than its manifest names");
    EXPECT_EQ(refusal(members({{"manifest.sig", ""}})), "this archive has no manifest, or no signature");
    EXPECT_EQ(refusal(members({{"manifest.sig", "x"}})), "the signature of this archive can't be read");
    const Files other{{"region/frame.vrg", "other\n"}};
    EXPECT_EQ(refusal(members({{"manifest.json", to_text(manifest_of(other))}, {"files/region/frame.vrg", "other\n"}})),
              "what is signed is not the manifest of this archive");
}

TEST(Archive, OfAnotherSignerIsRefused) {
    const note::SecretKey other = note::SecretKey::make("somebody", note::KeyKind::note);
    const auto found = open_archive(archive(), "a.zip", other.open());
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, Code::seal_broken);
    EXPECT_EQ(found.error().message,
              "`somebody` has not signed this archive; it is said to be signed by `PeterNeumann`");
    // Of the same name, with another key.
    const note::SecretKey namesake = note::SecretKey::make("PeterNeumann", note::KeyKind::note);
    EXPECT_FALSE(open_archive(archive(), "a.zip", namesake.open()));
}

TEST(Archive, ThatWouldDoHarmIsRefused) {
    for (const char* path :
         {"../frame.vrg", "/etc/frame.vrg", "region/../../x.vrg", "region//x.vrg", "region/./x.vrg", "region\\x.vrg",
          "C:x.vrg", "", ".hidden.vrg", "region/nul.vrg", "region/x.vrg.", "caf\xC3\xA9"})
        EXPECT_FALSE(is_path(path)) << path;
    EXPECT_TRUE(is_path("region/frame.experience.json"));
    EXPECT_TRUE(clash({"region/frame.vrg", "Region/Frame.vrg"}));
    EXPECT_TRUE(clash({"region", "region/frame.vrg"}));
    EXPECT_FALSE(clash({"region/a.vrg", "region/b.vrg"}));
    for (const char* path : {"../frame.vrg", "/frame.vrg", "region/Frame.vrg"}) {
        Files files = plain;
        files.emplace(path, "x");
        Manifest manifest = manifest_of(files);
        manifest.packages.push_back({"x", "1", path});
        EXPECT_FALSE(parse_manifest(to_text(manifest))) << path;
        EXPECT_EQ(refusal(sealed(manifest, files, key())), "the manifest of this archive can't be read") << path;
    }
    // Something else than rules, notes and the licence.
    Files script = plain;
    script.emplace("region/frame.sh", "x");
    EXPECT_EQ(refusal(archive(script)), "the manifest of this archive can't be read");
    // A name twice.
    std::string twice = members({{"files/region/frame.vrh", "x"}});
    EXPECT_NE(refusal(replaced(twice, "files/region/frame.vrh", "files/region/frame.vrg")), "");
    // Said to be larger than it is.
    std::string many(most_archive_bytes + 1, 'x');
    EXPECT_EQ(refusal(many), "an archive of more than 16 MiB");
    Members crowd;
    for (std::size_t i = 0; i <= most_members; ++i) crowd.emplace(std::to_string(i), "");
    EXPECT_EQ(refusal(write_archive(crowd)), "an archive of more than 1000 files");
}

TEST(Archive, ThatIsCompressedIsRefused) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "deep.zip").string();
    const std::string zeros(std::size_t{8} << 20, '\0');
    int error = 0;
    zip_t* const bomb = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    zip_file_add(bomb, "manifest.json", zip_source_buffer(bomb, zeros.data(), zeros.size(), 0), 0);
    zip_close(bomb);
    EXPECT_EQ(refusal(read_file(file)), "the file `manifest.json` of the archive is compressed, as `voorrang package "
                                        "publish` never does");
}

TEST(Archive, WithALinkIsRefused) {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "link.zip").string();
    int error = 0;
    zip_t* const archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    const auto index = zip_file_add(archive, "manifest.json", zip_source_buffer(archive, "/etc", 4, 0), 0);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    zip_file_set_external_attributes(archive, static_cast<zip_uint64_t>(index), 0, ZIP_OPSYS_UNIX, 0120777U << 16);
    zip_close(archive);
    EXPECT_EQ(refusal(read_file(file)),
              "the file `manifest.json` of the archive is a link, or something else than a plain file");
}

namespace {

Result<Installed> install_into(const fs::path& folder, const std::string& bytes, bool replace = false) {
    return install(*opened(bytes), key().open(), folder, replace);
}

std::vector<std::string> below(const fs::path& folder) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (!entry.is_directory()) found.push_back(entry.path().lexically_relative(folder).generic_string());
    std::ranges::sort(found);
    return found;
}

const Files second{{"region/frame.experience.json", "{}"}, {"region/frame.vrg", "package region.frame version 2\n"}};

} // namespace

TEST(Install, PutsTheFilesAndLocksThem) {
    const TemporaryFolder folder;
    const auto installed = install_into(folder.path() / "new", archive());
    ASSERT_TRUE(installed) << installed.error().message;
    EXPECT_EQ(below(folder.path() / "new"), (std::vector<std::string>{"region/frame.vrg", "voorrang.lock"}));
    EXPECT_EQ(read_file(folder.path() / "new/region/frame.vrg"), plain.at("region/frame.vrg"));
    const auto lock = files::load_lock_in(folder.path() / "new");
    ASSERT_TRUE(lock && *lock);
    ASSERT_EQ((*lock)->added.size(), 1U);
    EXPECT_EQ((*lock)->added.front().signer, key().open().text());
    EXPECT_EQ(files::read_lock(files::write_lock(**lock), "x")->added, (*lock)->added);
    const auto again = install_into(folder.path() / "new", archive());
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->changed);
}

TEST(Install, AnotherVersionTakesThePlaceOfTheOneBefore) {
    const TemporaryFolder folder;
    ASSERT_TRUE(install_into(folder.path(), archive(second, "2")));
    const auto older = install_into(folder.path(), archive());
    ASSERT_FALSE(older);
    EXPECT_EQ(older.error().code, Code::already_there);
    EXPECT_EQ(older.error().message, "`region.frame 1` is older than what is there now: 2");
    const auto back = install_into(folder.path(), archive(), true);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(back->before, "2");
    EXPECT_EQ(below(folder.path()),
              (std::vector<std::string>{"region/frame.vrg", "voorrang.lock"})); // the notes are gone
}

TEST(Install, OtherContentOfTheSameVersionOnlyIfAsked) {
    const TemporaryFolder folder;
    ASSERT_TRUE(install_into(folder.path(), archive()));
    const Files other{{"region/frame.vrg", "other\n"}};
    const auto refused = install_into(folder.path(), archive(other));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::already_there);
    EXPECT_EQ(refused.error().message, "`region.frame 1` is there already, with other content");
    EXPECT_EQ(read_file(folder.path() / "region/frame.vrg"), plain.at("region/frame.vrg"));
    EXPECT_TRUE(install_into(folder.path(), archive(other), true));
    EXPECT_EQ(read_file(folder.path() / "region/frame.vrg"), "other\n");
}

TEST(Install, WhatNobodySignedStays) {
    const TemporaryFolder folder;
    folder.write("region/frame.vrg", "mine\n");
    EXPECT_EQ(install_into(folder.path(), archive()).error().message,
              "another file stands here, that was not added, or has been changed since");
    EXPECT_EQ(below(folder.path()), std::vector<std::string>{"region/frame.vrg"});
    EXPECT_EQ(read_file(folder.path() / "region/frame.vrg"), "mine\n");
    EXPECT_TRUE(install_into(folder.path(), archive(), true));
    folder.write("region/frame.vrg", "changed\n");
    EXPECT_FALSE(install_into(folder.path(), archive(second, "2")));
}

TEST(Install, AnotherSignerOnlyIfAsked) {
    const TemporaryFolder folder;
    ASSERT_TRUE(install_into(folder.path(), archive()));
    const note::SecretKey other = note::SecretKey::make("somebody", note::KeyKind::note);
    const auto theirs = open_archive(sealed(manifest_of(second, "2"), second, other), "b.zip", other.open());
    EXPECT_EQ(install(*theirs, other.open(), folder.path(), false).error().message,
              "`region.frame 2` is signed by `somebody`, and what is there now was signed with another key");
    EXPECT_TRUE(install(*theirs, other.open(), folder.path(), true));
}

TEST(Install, FollowsNoLink) {
    const TemporaryFolder folder;
    fs::create_directories(folder.path() / "elsewhere");
    fs::create_directories(folder.path() / "packages");
    fs::create_directory_symlink(folder.path() / "elsewhere", folder.path() / "packages/region");
    const auto refused = install_into(folder.path() / "packages", archive(), true);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message, "this is a link, and might lead elsewhere");
    EXPECT_TRUE(fs::is_empty(folder.path() / "elsewhere"));
}

TEST(Install, VersionsGoByTheirNumbers) {
    for (const auto& [version, than, older] :
         {std::tuple("2026.9", "2026.10", true), std::tuple("2026", "2026.1", true),
          std::tuple("2026.10", "2026.9", false), std::tuple("a", "b", false), std::tuple("1-beta", "1", false)}) {
        const TemporaryFolder folder;
        ASSERT_TRUE(install_into(folder.path(), archive(plain, than)));
        EXPECT_EQ(!install_into(folder.path(), archive(plain, version)), older) << version << " after " << than;
    }
}

TEST(Install, NoRuleFileBesideItThatWouldBeReadAsIt) {
    const TemporaryFolder folder;
    folder.write("region/frame.md", "mine\n");
    for (const bool replace : {false, true}) {
        const auto refused = install_into(folder.path(), archive(), replace);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, Code::already_there);
    }
    EXPECT_EQ(below(folder.path()), std::vector<std::string>{"region/frame.md"});
}

TEST(Install, WritesTheLockThroughNoLink) {
    const TemporaryFolder folder;
    folder.write("elsewhere", "theirs\n");
    fs::create_directories(folder.path() / "packages");
    for (const char* const name : {"voorrang.lock", "voorrang.lock.new"})
        fs::create_symlink(folder.path() / "elsewhere", folder.path() / "packages" / name);
    ASSERT_TRUE(files::save_lock_in(folder.path() / "packages", {}));
    EXPECT_EQ(read_file(folder.path() / "elsewhere"), "theirs\n");
    EXPECT_FALSE(fs::is_symlink(folder.path() / "packages/voorrang.lock"));
}

TEST(Install, TouchesNothingOutsideTheFolderWhateverTheLockSays) {
    const TemporaryFolder folder;
    folder.write("mine.vrg", "mine\n");
    ASSERT_TRUE(install_into(folder.path() / "packages", archive()));
    auto lock = **files::load_lock_in(folder.path() / "packages");
    lock.added.front().files.push_back({"../mine.vrg", engine::sha256_hex("mine\n")});
    ASSERT_TRUE(files::save_lock_in(folder.path() / "packages", lock));
    const auto refused = install_into(folder.path() / "packages", archive(second, "2"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::bad_lock);
    EXPECT_EQ(refused.error().message, "`../mine.vrg` is no file of a package");
    EXPECT_EQ(read_file(folder.path() / "mine.vrg"), "mine\n");
}

namespace {

const Files sound{{"region/frame.vrg", "package region.frame version 1\nparameter limit: money = EUR 5\n"}};

// What is not as added, of a policy that uses region.frame.
std::vector<std::string> findings(const fs::path& policy) {
    std::vector<std::string> found;
    for (const Diagnostic& each : files::load_policy(policy, {}).diagnostics)
        if (each.code == Code::locked_otherwise) found.push_back(each.message);
    return found;
}

} // namespace

TEST(Added, IsTheFileThatIsRead) {
    const TemporaryFolder folder;
    const fs::path policy =
        folder.write("town.vrg", "policy town version 1\nuse region.frame\nparameter other: money = EUR 5\n");
    const std::string rules =
        "# Frame\n\n```vrg\npackage region.frame version 1\nparameter limit: money = EUR 5\n```\n";
    const Files files{{"region/frame.md", rules}};
    Manifest manifest = manifest_of(files);
    manifest.packages.front().path = "region/frame.md";
    ASSERT_TRUE(install_into(folder.path(), sealed(manifest, files, key())));
    EXPECT_EQ(findings(policy), std::vector<std::string>{});
    folder.write("region/frame.vrg",
                 "package region.frame version 1\nparameter limit: money = EUR 5\n-- another\n"); // it is found first
    EXPECT_EQ(findings(policy), std::vector<std::string>{
                                    "the package `region.frame` is not what was added and signed as `region.frame 1`"});
}

TEST(Added, HasNoNotesButThoseThatWereSigned) {
    const TemporaryFolder folder;
    const fs::path policy =
        folder.write("town.vrg", "policy town version 1\nuse region.frame\nparameter other: money = EUR 5\n");
    const std::vector<std::string> others{"the notes of experience with the package `region.frame` are not what was "
                                          "added and signed as `region.frame 1`"};
    ASSERT_TRUE(install_into(folder.path(), archive(sound)));
    EXPECT_EQ(findings(policy), std::vector<std::string>{});
    folder.write("region/frame.experience.json", "{}");
    EXPECT_EQ(findings(policy), others);
    fs::remove(folder.path() / "region/frame.experience.json");
    Files with_notes = sound;
    with_notes.emplace("region/frame.experience.json", "{}");
    ASSERT_TRUE(install_into(folder.path(), archive(with_notes), true));
    EXPECT_EQ(findings(policy), std::vector<std::string>{});
    folder.write("region/frame.experience.json", "{ }");
    EXPECT_EQ(findings(policy), others);
    fs::remove(folder.path() / "region/frame.experience.json");
    EXPECT_EQ(findings(policy), others);
}

namespace {

Result<Collected> collected(const fs::path& folder, const std::vector<fs::path>& rule_files,
                            const std::function<void()>& meanwhile) {
    std::vector<files::LoadedPolicy> loaded;
    for (const fs::path& file : rule_files) {
        loaded.push_back(files::load_policy(file, {}));
        EXPECT_TRUE(loaded.back().policy) << loaded.back().diagnostics.front().message;
        if (&file == &rule_files.front()) meanwhile();
    }
    std::vector<RuleFile> all;
    for (std::size_t i = 0; i < rule_files.size(); ++i) all.push_back({rule_files[i], &loaded[i]});
    return collect(all, folder);
}

} // namespace

TEST(Published, IsWhatWasTested) {
    const TemporaryFolder folder;
    const fs::path frame =
        folder.write("region/frame.vrg", "package region.frame version 1\nparameter limit: money = EUR 5\n");
    const auto made = collected(folder.path() / "region", {frame}, [&] {
        folder.write("region/frame.vrg", "package region.frame version 1\nparameter limit: money = EUR 5\n-- new\n");
    });
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(made->files, sound);
}

TEST(Published, WasTestedWithWhatComesAlong) {
    const TemporaryFolder folder;
    const fs::path annex = folder.write(
        "region/annex.vrg", "package region.annex version 1\nuse region.frame\nparameter other: money = EUR 5\n");
    const fs::path frame =
        folder.write("region/frame.vrg", "package region.frame version 1\nparameter limit: money = EUR 5\n");
    ASSERT_TRUE(collected(folder.path() / "region", {annex, frame}, [] {}));
    const auto refused = collected(folder.path() / "region", {annex, frame}, [&] {
        folder.write("region/frame.vrg", "package region.frame version 1\nparameter limit: money = EUR 5\n-- new\n");
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::not_now);
    EXPECT_EQ(refused.error().message,
              "`region.annex` was tested with another `region.frame` than the one that is published");
}

TEST(Published, TellsWhatIsInTheWay) {
    const TemporaryFolder folder;
    const fs::path rules =
        folder.write("a/frame.vrg", "package region.frame version 1\nparameter limit: money = EUR 5\n");
    const fs::path prose = folder.write(
        "a/frame.md", "# Frame\n\n```vrg\npackage region.frame version 1\nparameter limit: money = EUR 5\n```\n");
    const auto refused = collected(folder.path() / "a", {rules, prose}, [] {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message, "two of these rule files are one package, or they are not in order");
}

TEST(Archive, HoldsWhatItIsCalled) {
    const auto fault = [](const std::function<void(Manifest&)>& change) {
        Files files = plain;
        files.emplace("region/frame.LICENSE", "free");
        files.emplace("region/frame.experience.json", "{}");
        Manifest manifest = manifest_of(files);
        manifest.licence = "region/frame.LICENSE";
        manifest.uses.push_back({"std.procurement", "1", engine::sha256_hex("x")});
        change(manifest);
        EXPECT_EQ(parse_manifest(to_text(manifest)).has_value(), fault_of(manifest).empty());
        return fault_of(manifest);
    };
    EXPECT_EQ(fault([](Manifest&) {}), "");
    const std::string name = "the name of this archive is not that of its packages";
    EXPECT_EQ(fault([](Manifest& manifest) { manifest.name = "other.frame"; }), name);
    EXPECT_EQ(fault([](Manifest& manifest) { manifest.name = "region"; }), name);
    EXPECT_EQ(fault([](Manifest& manifest) { manifest.packages.clear(); }), name);
    EXPECT_EQ(fault([](Manifest& manifest) { manifest.packages.front().version = "2"; }),
              "a rule file does not stand where it is sought, or has another version");
    EXPECT_EQ(fault([](Manifest& manifest) { manifest.licence = "region/frame.vrg"; }),
              "the licence does not stand where it should");
    EXPECT_EQ(fault([](Manifest& manifest) { manifest.licence = ""; }),
              "a file is neither rules, nor notes of experience beside them, nor the licence");
    EXPECT_EQ(fault([](Manifest& manifest) { manifest.files[1].path = "region/frame2.experience.json"; }),
              "a file is neither rules, nor notes of experience beside them, nor the licence");
    EXPECT_EQ(fault([](Manifest& manifest) { manifest.version = "1\n2"; }),
              "a version is one line of at most 200 bytes");
    const std::string used = "a package that is used has a name or version of more than one line, or no SHA-256";
    EXPECT_EQ(fault([](Manifest& manifest) { manifest.uses.front().package = "std\nsigned"; }), used);
    EXPECT_EQ(fault([](Manifest& manifest) { manifest.uses.front().sha256 = "abc"; }), used);
    EXPECT_EQ(fault([](Manifest& manifest) { manifest.uses.front().version = ""; }), "");
}

TEST(Install, AllOrNothing) {
    const TemporaryFolder folder;
    ASSERT_TRUE(install_into(folder.path(), archive()));
    const std::string lock = read_file(folder.path() / "voorrang.lock");
    // The lock file, which is written last and is the largest, can't be written.
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit little{100, before.rlim_max};
    auto* const signal_before = std::signal(SIGXFSZ, SIG_IGN);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &little), 0);
    const auto refused = install_into(folder.path(), archive(second, "2"));
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, signal_before);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message, "the lock file can't be written");
    EXPECT_EQ(read_file(folder.path() / "region/frame.vrg"), plain.at("region/frame.vrg"));
    EXPECT_EQ(read_file(folder.path() / "voorrang.lock"), lock);
    EXPECT_EQ(below(folder.path()), (std::vector<std::string>{"region/frame.vrg", "voorrang.lock"}));
}

} // namespace voorrang::package
