#include "adapters/erasure/schedule.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/ocds/iso_duration.hpp"
#include "adapters/personal/token.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace voorrang::erasure {

namespace {

class ScheduleReader {
  public:
    explicit ScheduleReader(const std::string& name) : name_(name) {}

    Result<Schedule> operator()(json::Ref root) {
        if (!root.is_object()) return wrong("", "a schedule is an object", form);
        if (const Result<void> known = has_only(root, "", {"format", "version", "rules"}); !known) return known.error();
        const auto format = root.find("format");
        if (!format || format->text() != "voorrang.retention")
            return wrong("/format", "this is no schedule of retention", R"("format" must be "voorrang.retention")");
        const auto version = root.find("version");
        if (!version || !version->is_number() || version->text() != "1")
            return wrong("/version", "only version 1 is known", R"(write "version": 1)");
        const auto rules = root.find("rules");
        if (!rules || !rules->is_array() || rules->size() == 0)
            return wrong("/rules", "there must be a list of rules", form);
        Schedule schedule;
        for (const json::Ref each : rules->children()) {
            Result<RetentionRule> rule = read_rule(each, "/rules/" + std::to_string(schedule.size()));
            if (!rule) return rule.error();
            schedule.push_back(std::move(*rule));
        }
        return schedule;
    }

  private:
    static constexpr const char* form =
        R"(write {"format": "voorrang.retention", "version": 1, "rules": [{"states": […], "keep": "P7Y", "because": "…"}]})";

    Diagnostic wrong(const std::string& pointer, std::string message, std::string help) const {
        return {Code::bad_use,  std::move(message), std::nullopt, name_ + (pointer.empty() ? "" : " " + pointer), {},
                std::move(help)};
    }

    Result<void> has_only(json::Ref object, const std::string& pointer,
                          std::initializer_list<std::string_view> names) const {
        for (const json::Ref member : object.children())
            if (std::find(names.begin(), names.end(), member.key()) == names.end())
                return wrong(pointer + "/" + std::string(member.key()), "no schedule has this", "take it out");
        return {};
    }

    Result<RetentionRule> read_rule(json::Ref rule, const std::string& pointer) const {
        if (!rule.is_object()) return wrong(pointer, "a rule is an object", form);
        if (const Result<void> known = has_only(rule, pointer, {"states", "keep", "because"}); !known)
            return known.error();
        RetentionRule made;
        if (const auto states = rule.find("states")) {
            if (!states->is_array() || states->size() == 0)
                return wrong(pointer + "/states", "this is no list of states", "leave it out for a rule for any");
            for (const json::Ref state : states->children()) {
                if (!state.is_string()) return wrong(pointer + "/states", "a state is a text", "");
                made.states.emplace(state.text());
            }
        }
        const auto keep = rule.find("keep");
        const auto term =
            keep && keep->is_string() ? ocds::parse_iso_duration(keep->text()) : std::optional<Duration>();
        if (!term || term->microseconds != 0)
            return wrong(pointer + "/keep", "this is no time in years, months, weeks or days",
                         R"(write "P7Y", "P18M" or "P90D")");
        made.keep = *term;
        const auto because = rule.find("because");
        if (!because || !because->is_string() || because->text().empty())
            return wrong(pointer + "/because", "it must say where it is laid down", "the log tells it");
        made.because = std::string(because->text());
        return made;
    }

    const std::string& name_;
};

const RetentionRule* rule_for(const Schedule& schedule, const std::string& state) {
    const auto found = std::find_if(schedule.begin(), schedule.end(), [&](const RetentionRule& rule) {
        return rule.states.empty() || rule.states.contains(state);
    });
    return found == schedule.end() ? nullptr : &*found;
}

} // namespace

Result<Schedule> read_schedule(const std::string& text, const std::string& name) {
    const Result<json::Tree> tree = json::parse(text, name);
    if (!tree) return tree.error();
    return ScheduleReader(name)(tree->root());
}

Result<std::vector<Term>> terms(store::Reader& reader, const Schedule& schedule) {
    const Result<std::vector<store::Personal>> rows = reader.personals({});
    if (!rows) return rows.error();
    std::map<std::string, std::size_t> values;
    for (const store::Personal& row : *rows)
        if (!row.scope.empty() && !personal::is_token(row.scope)) ++values[row.scope];
    std::vector<Term> found;
    for (const auto& [tender, count] : values) {
        const Result<std::optional<store::Tender>> row = reader.tender(tender);
        if (!row) return row.error();
        if (!*row || !(*row)->finished) continue;
        Term term{tender,
                  (*row)->state,
                  date_of(Time{(*row)->changed.microseconds, 0}),
                  count,
                  rule_for(schedule, (*row)->state),
                  std::nullopt};
        if (term.rule != nullptr) term.until = add(term.ended, term.rule->keep);
        found.push_back(std::move(term));
    }
    return found;
}

} // namespace voorrang::erasure
