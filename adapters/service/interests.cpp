#include "adapters/service/interests.hpp"

#include "adapters/json/members.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/personal/keep_apart.hpp"
#include "adapters/personal/token.hpp"
#include "adapters/service/dossier.hpp"
#include "adapters/service/journal.hpp"
#include "adapters/store/each_entry.hpp"

#include <algorithm>

namespace voorrang::service {

namespace {

constexpr std::string_view kind = "interest.declared";
constexpr std::size_t longest = 4000; // bytes
constexpr std::size_t read_at_once = 500;

Result<std::vector<Interest>> declared(store::Reader& reader, const std::string& tender, const std::string& user) {
    store::EntryFilter filter;
    filter.limit = read_at_once;
    filter.tender = tender;
    filter.actor = user;
    filter.kinds = {std::string(kind)};
    std::vector<Interest> found;
    const auto visit = [&](const store::Entry& entry, std::optional<json::Ref> body) {
        const auto abstains = json::member(body, "abstains");
        found.push_back({entry.actor, json::text_of(json::member(body, "interest")), abstains && abstains->boolean(),
                         entry.at, entry.seq});
        return true;
    };
    if (const Result<void> read = store::each_entry(reader, filter, visit); !read) return read.error();
    return found;
}

bool abstains(const std::vector<Interest>& interests) {
    return std::any_of(interests.begin(), interests.end(), [](const Interest& each) { return each.abstains; });
}

} // namespace

Result<std::vector<Interest>> interests(store::Reader& reader, const std::string& tender) {
    return declared(reader, tender, "");
}

Result<std::int64_t> declare_interest(store::Writer& writer, const std::string& tender, const std::string& text,
                                      bool abstains_now, const Act& act) {
    const Result<std::optional<store::Tender>> row = writer.tender(tender);
    if (!row) return row.error();
    if (!*row) return not_found("there is no tender " + tender);
    if (text.empty() || text.size() > longest)
        return bad_body("`interest` must tell in 1 to " + std::to_string(longest) + " bytes what it is", "/interest");
    if (personal::find_token(text) != std::string::npos)
        return bad_body("this text has the form of what stands for personal data", "/interest",
                        "write something else than `personal:` and 64 hexadecimal digits");
    const Result<std::vector<Interest>> before = declared(writer, tender, act.user);
    if (!before) return before.error();
    if (!abstains_now && abstains(*before))
        return not_now("whoever has abstained does so to the end of the tender", "leave `abstains` as it is: true");
    std::string value;
    json::append_quoted(value, text);
    const Result<std::string> token = personal::keep_apart(writer, tender, value);
    if (!token) return token.error();
    Journal journal(writer, act);
    return journal.add(kind, tender, [&](report::JsonWriter& json) {
        json.member("interest", *token).key("abstains").boolean(abstains_now);
    });
}

Result<void> has_not_abstained(store::Reader& reader, const std::string& tender, const Act& act) {
    if (act.user.empty()) return {};
    const Result<std::vector<Interest>> before = declared(reader, tender, act.user);
    if (!before) return before.error();
    if (!abstains(*before)) return {};
    return Diagnostic{Code::not_allowed,
                      act.user + " has abstained from this tender",
                      std::nullopt,
                      "",
                      {},
                      "let somebody do it who has no interest in it"};
}

} // namespace voorrang::service
