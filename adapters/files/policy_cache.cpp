// A file of the cache: a line that names its form; then, each as its length and its bytes, the build of the program,
// the hash of the policy's texts, its packages (their number, and of each its name, title, version, source, whether it
// is a policy, and what the name of its file ends in), and its graphs; and the SHA-256 of all that.
#include "adapters/files/policy_cache.hpp"

#include "adapters/files/build_id.hpp"
#include "adapters/files/own_file.hpp"
#include "adapters/files/package_search.hpp"
#include "adapters/files/read_text.hpp"
#include "engine/decide/policy_hash.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace voorrang::files {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view form = "voorrang-cache-1\n";
constexpr std::size_t least_text = std::size_t{32} * 1024; // that is worth it
constexpr std::size_t hash_length = 64;

void add(std::string& bytes, std::string_view part) {
    const std::uint64_t length = part.size();
    bytes.append(reinterpret_cast<const char*>(&length), sizeof length);
    bytes += part;
}

// Parts one after the other; nothing once they have run out.
class Parts {
  public:
    explicit Parts(std::string_view bytes) : bytes_(bytes) {}

    std::optional<std::string_view> next() {
        std::uint64_t length = 0;
        if (bytes_.size() < sizeof length) return std::nullopt;
        std::memcpy(&length, bytes_.data(), sizeof length);
        if (length > bytes_.size() - sizeof length) return std::nullopt;
        const std::string_view part = bytes_.substr(sizeof length, static_cast<std::size_t>(length));
        bytes_.remove_prefix(sizeof length + part.size());
        return part;
    }

  private:
    std::string_view bytes_;
};

std::size_t number(std::string_view digits) { return std::strtoul(std::string(digits).c_str(), nullptr, 10); }

std::vector<std::string> steps_of(std::string_view name) {
    std::vector<std::string> steps;
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('.', begin), name.size());
        steps.emplace_back(name.substr(begin, end - begin));
        begin = end + 1;
    }
    return steps;
}

struct StoredPackage {
    check::Package package;
    std::string ending; // of its file: .md is read in another way
};

std::optional<std::vector<StoredPackage>> read_packages(Parts& parts) {
    const auto count = parts.next();
    if (!count) return std::nullopt;
    std::vector<StoredPackage> packages;
    for (std::size_t i = number(*count); i > 0; --i) {
        const auto name = parts.next(), title = parts.next(), version = parts.next(), source = parts.next(),
                   is_policy = parts.next(), language = parts.next(), ending = parts.next();
        if (!ending) return std::nullopt;
        packages.push_back({{std::string(*name), std::string(*title), std::string(*version),
                             static_cast<SourceId>(number(*source)), *is_policy == "1", std::string(*language)},
                            std::string(*ending)});
    }
    return packages;
}

std::string ending_of(const std::string& file) { return fs::path(file).extension().string(); }

// The texts as they are now, in the order of their sources: of each package where it would be found now.
std::optional<SourceMap> read_sources(const std::vector<StoredPackage>& packages, const fs::path& main_file,
                                      std::vector<fs::path> roots) {
    if (packages.empty()) return std::nullopt;
    roots.insert(roots.begin(), root_of(main_file, steps_of(packages.front().package.name)));
    SourceMap sources;
    for (SourceId id = 0; id < packages.size(); ++id) {
        const auto stored = std::find_if(packages.begin(), packages.end(),
                                         [&](const StoredPackage& each) { return each.package.source == id; });
        if (stored == packages.end() || (id == 0) != (stored == packages.begin())) return std::nullopt;
        const auto path = id == 0 ? std::optional(main_file) : find_package(steps_of(stored->package.name), roots);
        if (!path || ending_of(*path) != stored->ending) return std::nullopt;
        const std::string shown = id == 0 ? path->string() : shown_path(*path);
        auto text = read_text(*path, shown);
        if (!std::holds_alternative<std::string>(text)) return std::nullopt;
        sources.add(shown, std::move(std::get<std::string>(text)));
    }
    return sources;
}

} // namespace

std::string hash_of(const std::vector<check::Package>& packages, const SourceMap& sources) {
    std::vector<engine::PolicyText> texts;
    for (const check::Package& package : packages)
        texts.push_back({package.name, package.version, sources.source(package.source).text});
    return engine::policy_hash(std::move(texts));
}

std::optional<PolicyCache> PolicyCache::of_user() {
    if (const char* own = std::getenv("VOORRANG_CACHE"); own != nullptr) {
        const std::string_view named = own;
        return named.empty() || named == "off" ? std::nullopt : std::optional(PolicyCache(fs::path(named)));
    }
    if (const char* caches = std::getenv("XDG_CACHE_HOME"); caches != nullptr && *caches == '/')
        return PolicyCache(fs::path(caches) / "voorrang");
    if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/')
        return PolicyCache(fs::path(home) / ".cache/voorrang");
    return std::nullopt;
}

fs::path PolicyCache::file_of(const fs::path& main_file, const std::vector<fs::path>& roots) const {
    std::error_code error;
    std::string name = fs::absolute(main_file, error).lexically_normal().string();
    for (const fs::path& root : roots) name += '\0' + fs::absolute(root, error).lexically_normal().string();
    return folder_ / (engine::sha256_hex(name).substr(0, 32) + ".graph");
}

std::optional<CompiledPolicy> PolicyCache::find(const fs::path& main_file, const std::vector<fs::path>& roots) const {
    const std::string build = build_id();
    const auto bytes = read_own(file_of(main_file, roots));
    if (build.empty() || !bytes || bytes->size() < form.size() + hash_length || !bytes->starts_with(form))
        return std::nullopt;
    const std::string_view contents = std::string_view(*bytes).substr(0, bytes->size() - hash_length);
    Parts parts(contents.substr(form.size()));
    if (parts.next() != build || engine::sha256_hex(contents) != bytes->substr(contents.size())) return std::nullopt;
    const auto hash = parts.next();
    const auto stored = read_packages(parts);
    const auto graphs = parts.next();
    if (!stored || !graphs) return std::nullopt;
    auto sources = read_sources(*stored, main_file, roots);
    std::vector<check::Package> packages;
    for (const StoredPackage& each : *stored) packages.push_back(each.package);
    if (!sources || hash_of(packages, *sources) != *hash) return std::nullopt;
    auto read = graph::from_bytes(*graphs);
    if (!read) return std::nullopt;
    return CompiledPolicy{std::move(*sources), std::move(packages), std::string(*hash), std::move(*read)};
}

void PolicyCache::keep(const fs::path& main_file, const std::vector<fs::path>& roots, const KeptPolicy& policy) const {
    const std::string build = build_id();
    std::size_t text = 0;
    for (SourceId id = 0; id < policy.sources.size(); ++id) text += policy.sources.source(id).text.size();
    if (build.empty() || text < least_text) return;
    std::string bytes(form);
    add(bytes, build);
    add(bytes, policy.hash);
    add(bytes, std::to_string(policy.packages.size()));
    for (const check::Package& package : policy.packages) {
        add(bytes, package.name);
        add(bytes, package.title);
        add(bytes, package.version);
        add(bytes, std::to_string(package.source));
        add(bytes, package.is_policy ? "1" : "0");
        add(bytes, package.language);
        add(bytes, ending_of(policy.sources.source(package.source).name));
    }
    add(bytes, graph::to_bytes(policy.decisions, policy.measures));
    bytes += engine::sha256_hex(bytes);
    write_own(file_of(main_file, roots), bytes);
}

} // namespace voorrang::files
