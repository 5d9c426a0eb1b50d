#include "adapters/package/manifest.hpp"

#include "adapters/json/members.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/package/path.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>
#include <charconv>

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

// What the canonical text does not hold to by itself.
bool is_sound(const Manifest& manifest) {
    std::vector<std::string> paths;
    for (const auto& file : manifest.files) paths.push_back(file.path);
    const auto there = [&](const std::string& path) { return std::ranges::find(paths, path) != paths.end(); };
    return one_line(manifest.name) && one_line(manifest.version) && !manifest.packages.empty() &&
           std::ranges::all_of(paths, is_path) && !clash(paths) && std::ranges::is_sorted(paths) &&
           (manifest.licence.empty() || there(manifest.licence)) &&
           std::ranges::all_of(manifest.packages,
                               [&](const auto& each) {
                                   return there(each.path) && one_line(each.version) &&
                                          (each.path == path_of(each.package, ".vrg") ||
                                           each.path == path_of(each.package, ".md"));
                               }) &&
           // Nothing comes along that is neither rules, nor notes beside them, nor the licence.
           std::ranges::all_of(paths, [&](const std::string& path) {
               return path == manifest.licence || path.ends_with(notes_ending) ||
                      std::ranges::find(manifest.packages, path, &Manifest::RuleFile::path) != manifest.packages.end();
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
    if (to_text(manifest) != text || !is_sound(manifest)) return std::nullopt;
    return manifest;
}

std::string hash_of(std::string_view manifest) { return engine::sha256_hex(manifest); }

std::string note_text(const Manifest& manifest) {
    return "voorrang: a package is published\n" + manifest.name + " " + manifest.version + "\nsha256 " +
           hash_of(to_text(manifest)) + "\n";
}

} // namespace voorrang::package
