#include "adapters/files/lock_file.hpp"

#include "adapters/files/sound_path.hpp"
#include "adapters/json/parse.hpp"
#include "dsl/diagnostics/json_text.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>

namespace voorrang::files {

namespace {

Diagnostic bad_lock(std::string_view name, const std::string& message) {
    return {Code::bad_lock,
            message,
            std::nullopt,
            std::string(name),
            {},
            "put it back; or remove it, add again what was added, and write it anew: `voorrang lock POLICY`"};
}

std::string json_text(std::string_view text) {
    std::string out;
    append_json_text(out, text);
    return out;
}

bool read_text(json::Ref object, std::string_view key, std::string& to) {
    const auto member = object.find(key);
    if (!member || !member->is_string()) return false;
    to = std::string(member->text());
    return true;
}

bool read_package(json::Ref object, LockedPackage& package) {
    return object.is_object() && read_text(object, "package", package.package) &&
           read_text(object, "version", package.version) && read_text(object, "sha256", package.sha256) &&
           read_text(object, "from", package.from);
}

bool read_added(json::Ref object, AddedPackage& added) {
    const auto files = object.is_object() ? object.find("files") : std::nullopt;
    if (!files || !files->is_array() || !read_text(object, "name", added.name) ||
        !read_text(object, "version", added.version) || !read_text(object, "manifest", added.manifest) ||
        !read_text(object, "signer", added.signer))
        return false;
    for (const json::Ref each : files->children()) {
        AddedPackage::File file;
        if (!each.is_object() || !read_text(each, "path", file.path) || !read_text(each, "sha256", file.sha256))
            return false;
        added.files.push_back(std::move(file));
    }
    return true;
}

std::string member(std::string_view key, const std::string& value) { return json_text(key) + ": " + json_text(value); }

std::string added_text(const AddedPackage& added) {
    std::string out = "\n    { " + member("name", added.name) + ", " + member("version", added.version) + ",\n      " +
                      member("manifest", added.manifest) + ",\n      " + member("signer", added.signer) +
                      ",\n      \"files\": [";
    bool first = true;
    for (const AddedPackage::File& file : added.files) {
        out += std::string(first ? "" : ",") + "\n        { " + member("path", file.path) + ",\n          " +
               member("sha256", file.sha256) + " }";
        first = false;
    }
    return out + (first ? "] }" : "\n      ] }");
}

} // namespace

Result<LockFile> read_lock(std::string_view text, std::string_view name) {
    const auto tree = json::parse(text, name);
    if (!tree) return bad_lock(tree.error().place, tree.error().message);
    const json::Ref root = tree->root();
    const auto format = root.find("format");
    const auto policies = root.find("policies");
    if (!format || format->text() != "1" || !policies || !policies->is_object())
        return bad_lock(name, "this is no lock file of a format that is known here");
    LockFile lock;
    for (const json::Ref policy : policies->children()) {
        auto& packages = lock.policies[std::string(policy.key())];
        for (const json::Ref object : policy.children()) {
            LockedPackage package;
            if (!read_package(object, package))
                return bad_lock(name, "a package of `" + std::string(policy.key()) +
                                          "` has no name, version, sha256 or from");
            packages.push_back(std::move(package));
        }
    }
    const auto added = root.find("added");
    if (added && !added->is_array()) return bad_lock(name, "`added` is no list");
    if (added)
        for (const json::Ref object : added->children()) {
            AddedPackage& package = lock.added.emplace_back();
            if (!read_added(object, package))
                return bad_lock(name, "a package that was added has no name, version, manifest, signer or files");
            // Its files are replaced and removed by these paths.
            for (const AddedPackage::File& file : package.files)
                if (!is_path(file.path))
                    return bad_lock(name, "`" + printable(file.path) + "` is no file of a package");
        }
    return lock;
}

std::string write_lock(const LockFile& lock) {
    std::string out = "{\n  \"format\": 1,\n  \"policies\": {";
    bool first_policy = true;
    for (const auto& [policy, packages] : lock.policies) {
        out += std::string(first_policy ? "" : ",") + "\n    " + json_text(policy) + ": [";
        first_policy = false;
        bool first = true;
        for (const LockedPackage& package : packages) {
            out += std::string(first ? "" : ",") + "\n      { " + member("package", package.package) + ", " +
                   member("version", package.version) + ",\n        " + member("sha256", package.sha256) +
                   ",\n        " + member("from", package.from) + " }";
            first = false;
        }
        out += first ? "]" : "\n    ]";
    }
    out += lock.policies.empty() ? "}" : "\n  }";
    if (!lock.added.empty()) {
        out += ",\n  \"added\": [";
        for (const AddedPackage& added : lock.added)
            out += (&added == lock.added.data() ? "" : ",") + added_text(added);
        out += "\n  ]";
    }
    return out + "\n}\n";
}

} // namespace voorrang::files
