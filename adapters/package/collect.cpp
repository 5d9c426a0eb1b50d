#include "adapters/package/collect.hpp"

#include "adapters/files/lock.hpp"
#include "adapters/files/read_text.hpp"
#include "adapters/package/archive.hpp"
#include "adapters/package/path.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>
#include <array>

namespace voorrang::package {

namespace fs = std::filesystem;

namespace {

Diagnostic not_yet(const fs::path& place, std::string message, std::string help) {
    return {Code::not_now, std::move(message), std::nullopt, place.string(), {}, std::move(help)};
}

Result<std::string> read(const fs::path& file) {
    auto text = files::read_text(file, file.string());
    if (const auto* failure = std::get_if<files::ReadFailure>(&text))
        return Diagnostic{Code::file_not_found, failure->message, std::nullopt, file.string(), {}, failure->help};
    return std::move(std::get<std::string>(text));
}

class Collector {
  public:
    explicit Collector(const fs::path& folder) : folder_(folder) {}

    Result<Collected> operator()(const std::vector<RuleFile>& rule_files) {
        for (const RuleFile& each : rule_files)
            if (const Result<void> named = name(each); !named) return named.error();
        if (made_.manifest.name.empty())
            return not_yet(folder_, "the names of these rule files have no begin in common",
                           "publish them one by one, or each folder by itself");
        for (const RuleFile& each : rule_files)
            if (const Result<void> added = add(each); !added) return added.error();
        if (const Result<void> added = add_licence(); !added) return added.error();
        return finished();
    }

  private:
    Result<void> name(const RuleFile& each) {
        const check::Package& package = each.loaded->policy->packages.front();
        Manifest& manifest = made_.manifest;
        if (package.version.empty())
            return not_yet(each.file, "`" + package.name + "` has no version", "write `version` behind its title");
        const bool first = manifest.version.empty();
        if (!first && package.version != manifest.version)
            return not_yet(each.file,
                           "`" + package.name + "` has the version " + package.version + ", another one " +
                               manifest.version,
                           "an archive has one version: give them the same, or publish them one by one");
        manifest.version = package.version;
        manifest.name = first ? package.name : common_begin(manifest.name, package.name);
        own_.push_back(package.name);
        return {};
    }

    Result<void> add(const RuleFile& each) {
        const check::Policy& policy = *each.loaded->policy;
        const check::Package& package = policy.packages.front();
        std::string path = path_of(package.name, each.file.extension().string());
        // What was checked and tested, whatever stands on the disk by now.
        const std::string& tested = each.loaded->sources.source(package.source).text;
        if (const Result<void> put = this->put(each.file, path, tested); !put) return put;
        made_.manifest.packages.push_back({package.name, package.version, path});
        const fs::path notes = fs::path(each.file).replace_extension().string() + std::string(notes_ending);
        std::error_code absent;
        if (fs::exists(notes, absent))
            if (const Result<void> put = put_file(notes, path_of(package.name, notes_ending)); !put) return put;
        for (const files::LockedPackage& used : files::packages_of(policy.packages, each.loaded->sources, each.file))
            if (std::ranges::find(own_, used.package) != own_.end())
                tested_with_.push_back({each.file, package.name, used});
            else
                uses_.emplace(used.package, Manifest::Used{used.package, used.version, used.sha256});
        return {};
    }

    Result<void> add_licence() {
        static constexpr std::array names{"LICENSE", "LICENSE.txt", "LICENSE.md",
                                          "LICENCE", "LICENCE.txt", "LICENCE.md"};
        for (const char* const name : names) {
            std::error_code absent;
            if (!fs::is_regular_file(folder_ / name, absent)) continue;
            made_.manifest.licence = path_of(made_.manifest.name, ".LICENSE");
            return put_file(folder_ / name, made_.manifest.licence);
        }
        return {};
    }

    Result<void> put_file(const fs::path& file, const std::string& path) {
        Result<std::string> text = read(file);
        if (!text) return text.error();
        return put(file, path, std::move(*text));
    }

    Result<void> put(const fs::path& file, const std::string& path, std::string text) {
        if (!is_path(path))
            return not_yet(file, "`" + path + "` can't be the name of a file on every system",
                           "use letters a to z, digits, `_` and `-` in names that are shared");
        made_.manifest.files.push_back({path, engine::sha256_hex(text), text.size()});
        total_ += text.size();
        if (!made_.files.emplace(path, std::move(text)).second)
            return not_yet(file, "two files would be `" + path + "`", "give them different names");
        return {};
    }

    // Rule files of one archive were tested with each other as they are in it.
    Result<void> tested_with_each_other() const {
        for (const TestedWith& each : tested_with_) {
            const auto rules =
                std::ranges::find(made_.manifest.packages, each.used.package, &Manifest::RuleFile::package);
            const auto file = std::ranges::find(made_.manifest.files, rules->path, &Manifest::File::path);
            if (file->sha256 != each.used.sha256)
                return not_yet(each.file,
                               "`" + each.package + "` was tested with another `" + each.used.package +
                                   "` than the one that is published",
                               "publish the folder in which it is found first, or wait until nobody changes it");
        }
        return {};
    }

    Result<Collected> finished() {
        if (const Result<void> well = tested_with_each_other(); !well) return well.error();
        Manifest& manifest = made_.manifest;
        // Room for the manifest, the signature and the headings of the members.
        if (total_ + total_ / 16 > most_archive_bytes || manifest.files.size() + 2 > most_members)
            return not_yet(folder_, "this is more than an archive can hold",
                           "publish a part of it: at most 15 MiB in 998 files");
        std::ranges::sort(manifest.files, {}, &Manifest::File::path);
        std::ranges::sort(manifest.packages, {}, &Manifest::RuleFile::package);
        for (auto& [_, used] : uses_) manifest.uses.push_back(std::move(used));
        if (const std::string fault = fault_of(manifest); !fault.empty())
            return not_yet(folder_, fault, "change it, and publish again");
        return std::move(made_);
    }

    struct TestedWith {
        fs::path file;
        std::string package;
        files::LockedPackage used;
    };

    fs::path folder_;
    Collected made_;
    std::vector<TestedWith> tested_with_;
    std::vector<std::string> own_;
    std::map<std::string, Manifest::Used> uses_;
    std::size_t total_ = 0;
};

} // namespace

Result<Collected> collect(const std::vector<RuleFile>& rule_files, const fs::path& folder) {
    return Collector(folder)(rule_files);
}

} // namespace voorrang::package
