#include "adapters/package/manifest.hpp"

#include "adapters/json/members.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/package/path.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

namespace voorrang::package {

namespace {

void member(json::TreeBuilder& tree, std::string_view key, std::string_view text) {
    tree.key(key);
    tree.string(text);
}

template <class Items, class Write>
void list(json::TreeBuilder& tree, std::string_view key, const Items& items, Write write) {
    tree.key(key);
    tree.begin_array();
    for (const auto& each : items) {
        tree.begin_object();
        write(each);
        tree.end();
    }
    tree.end();
}

template <class Read>
void each_of(json::Ref root, std::string_view key, Read read) {
    if (const auto items = json::list(root.find(key)))
        for (const json::Ref each : items->children()) read(each);
}

bool one_line(std::string_view text) {
    return !text.empty() && text.size() <= most_path_bytes &&
           std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; });
}

bool is_sha256(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_rule_file(const Manifest& manifest, const Manifest::RuleFile& each) {
    return std::ranges::find(manifest.files, each.path, &Manifest::File::path) != manifest.files.end() &&
           each.version == manifest.version &&
           (each.path == path_of(each.package, ".vrg") || each.path == path_of(each.package, ".md"));
}

// Nothing comes along that is neither rules, nor notes beside them, nor the licence.
bool belongs(const Manifest& manifest, const std::string& path) {
    return path == manifest.licence || std::ranges::any_of(manifest.packages, [&](const auto& each) {
               return path == each.path || path == path_of(each.package, notes_ending);
           });
}

} // namespace

std::string to_text(const Manifest& manifest) {
    json::TreeBuilder tree;
    tree.begin_object();
    list(tree, "files", manifest.files, [&](const Manifest::File& file) {
        member(tree, "path", file.path);
        member(tree, "sha256", file.sha256);
        tree.key("size");
        tree.number(std::to_string(file.size));
    });
    tree.key("format");
    tree.number("1");
    if (!manifest.licence.empty()) member(tree, "licence", manifest.licence);
    member(tree, "name", manifest.name);
    list(tree, "packages", manifest.packages, [&](const Manifest::RuleFile& each) {
        member(tree, "package", each.package);
        member(tree, "path", each.path);
        member(tree, "version", each.version);
    });
    list(tree, "uses", manifest.uses, [&](const Manifest::Used& each) {
        member(tree, "package", each.package);
        member(tree, "sha256", each.sha256);
        member(tree, "version", each.version);
    });
    member(tree, "version", manifest.version);
    tree.end();
    const json::Tree made = tree.take();
    return json::canonical(made.root());
}

std::string fault_of(const Manifest& manifest) {
    std::vector<std::string> paths;
    for (const auto& file : manifest.files) paths.push_back(file.path);
    const auto there = [&](const std::string& path) { return std::ranges::find(paths, path) != paths.end(); };
    if (!one_line(manifest.version)) return "a version is one line of at most 200 bytes";
    if (!std::ranges::all_of(paths, is_path)) return "a file has a name that not every system can have";
    if (clash(paths)) return "two of these files would be one where capitals don't count";
    const auto& packages = manifest.packages;
    if (std::ranges::adjacent_find(packages, std::ranges::greater_equal(), &Manifest::RuleFile::package) !=
        packages.end())
        return "two of these rule files are one package, or they are not in order";
    std::string name = packages.empty() ? "" : packages.front().package;
    for (const auto& each : packages) name = common_begin(name, each.package);
    if (name.empty() || name != manifest.name) return "the name of this archive is not that of its packages";
    if (!std::ranges::all_of(packages, [&](const auto& each) { return is_rule_file(manifest, each); }))
        return "a rule file does not stand where it is sought, or has another version";
    if (!manifest.licence.empty() && (manifest.licence != path_of(name, ".LICENSE") || !there(manifest.licence)))
        return "the licence does not stand where it should";
    if (!std::ranges::is_sorted(paths) ||
        !std::ranges::all_of(paths, [&](const std::string& path) { return belongs(manifest, path); }))
        return "a file is neither rules, nor notes of experience beside them, nor the licence";
    for (const auto& used : manifest.uses)
        if (!one_line(used.package) || !(used.version.empty() || one_line(used.version)) || !is_sha256(used.sha256))
            return "a package that is used has a name or version of more than one line, or no SHA-256";
    return "";
}

std::optional<Manifest> parse_manifest(std::string_view text) {
    const auto tree = json::parse(text, "manifest.json");
    if (!tree || !tree->root().is_object()) return std::nullopt;
    const json::Ref root = tree->root();
    const auto of = [](json::Ref object, std::string_view key) { return json::text_of(json::member(object, key)); };
    Manifest manifest;
    manifest.name = of(root, "name");
    manifest.version = of(root, "version");
    manifest.licence = of(root, "licence");
    each_of(root, "files", [&](json::Ref each) {
        Manifest::File file{of(each, "path"), of(each, "sha256"), 0};
        const std::string size = of(each, "size");
        std::from_chars(size.data(), size.data() + size.size(), file.size);
        manifest.files.push_back(std::move(file));
    });
    each_of(root, "packages", [&](json::Ref each) {
        manifest.packages.push_back({of(each, "package"), of(each, "version"), of(each, "path")});
    });
    each_of(root, "uses", [&](json::Ref each) {
        manifest.uses.push_back({of(each, "package"), of(each, "version"), of(each, "sha256")});
    });
    // Whatever else stood in it, or stood otherwise, is not in the text of what was read.
    if (to_text(manifest) != text || !fault_of(manifest).empty()) return std::nullopt;
    return manifest;
}

std::string hash_of(std::string_view manifest) { return engine::sha256_hex(manifest); }

std::string note_text(const Manifest& manifest) {
    return "voorrang: a package is published\n" + manifest.name + " " + manifest.version + "\nsha256 " +
           hash_of(to_text(manifest)) + "\n";
}

} // namespace voorrang::package
