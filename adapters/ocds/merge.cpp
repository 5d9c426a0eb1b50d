#include "adapters/ocds/merge.hpp"

#include "adapters/json/describe.hpp"
#include "adapters/ocds/case.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "dsl/graph/schema.hpp"
#include "dsl/value/calendar_date.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace voorrang::ocds {

using json::Ref;

namespace {

// Where something stands, from the array of releases. Told only where something is wrong, so it isn't written before.
struct Place {
    const Place* above; // stays where it is while this one is used
    std::string_view key;
    std::optional<std::size_t> index = {}; // of an element, instead of a key
};

std::string pointer_to(const Place& place) {
    std::string text = place.above ? pointer_to(*place.above) : std::string();
    graph::append_part(text, place.index ? std::to_string(*place.index) : std::string(place.key));
    return text;
}

// What one release says at the place that is being merged.
struct Version {
    Ref value;
    Place place;
};
using Versions = std::vector<Version>; // in the order of the dates, none of them null

std::optional<std::string_view> id_of(Ref element) {
    const auto id = element.find("id");
    if (!id || !(id->is_string() || id->is_number())) return std::nullopt;
    return id->text();
}

bool replaced_whole(std::string_view key) {
    return key == "additionalIdentifiers" || key == "additionalClassifications" || key == "changes";
}

bool has_identifiers(Ref array) {
    return array.is_array() && array.size() > 0 &&
           std::ranges::all_of(array.children(), [](Ref element) { return id_of(element).has_value(); });
}

class Merger {
  public:
    json::TreeBuilder out;
    std::optional<Diagnostic> error; // its place is a pointer from the array of releases

    void merge_members(const Versions& objects, bool top_level);

  private:
    void merge(Versions versions, std::string_view key);
    void merge_elements(const Versions& arrays);
    // What comes of one version alone.
    void copy(const Version& version, std::string_view key);
    void copy_members(const Version& object);
    void copy_elements(const Version& array);
    void refuse_twice(const Place& element, std::string_view id);
};

// What there is of each name, in the order in which the names first came.
class Groups {
  public:
    Versions& of(std::string_view name) {
        const std::size_t at = place_of(name);
        if (at == all_.size()) {
            all_.push_back({name, {}});
            if (all_.size() > few) index_.emplace(name, at);
        }
        return all_[at].second;
    }
    std::vector<std::pair<std::string_view, Versions>>& all() { return all_; }

  private:
    static constexpr std::size_t few = 16; // are looked through

    std::size_t place_of(std::string_view name) const {
        const std::size_t looked_through = std::min(all_.size(), few);
        for (std::size_t at = 0; at < looked_through; ++at)
            if (all_[at].first == name) return at;
        const auto found = index_.find(name);
        return found == index_.end() ? all_.size() : found->second;
    }

    std::vector<std::pair<std::string_view, Versions>> all_;
    std::unordered_map<std::string_view, std::size_t> index_; // of those after the first few
};

void Merger::merge_members(const Versions& objects, bool top_level) {
    Groups fields;
    for (const Version& object : objects) {
        for (const Ref member : object.value.children()) {
            // What is about one release only is not merged (omitWhenMerged).
            const std::string_view key = member.key();
            if (top_level && (key == "id" || key == "date" || key == "tag" || key == "ocid")) continue;
            Versions& versions = fields.of(key);
            if (member.is_null())
                versions.clear();
            else
                versions.push_back({member, {&object.place, key}});
        }
    }
    for (auto& [key, versions] : fields.all()) {
        if (versions.empty()) continue;
        out.key(key);
        merge(std::move(versions), key);
    }
}

// Only the run at the end counts in which each version adds to the one before it; what came earlier is replaced.
void Merger::merge(Versions versions, std::string_view key) {
    if (versions.size() == 1) return copy(versions.front(), key);
    Versions run;
    for (Version& version : versions) {
        const bool empty_array = version.value.is_array() && version.value.size() == 0;
        const bool by_id = !run.empty() && !replaced_whole(key) && has_identifiers(run.back().value);
        if (by_id && empty_array) continue; // says nothing
        const bool adds = !run.empty() && ((version.value.is_object() && run.back().value.is_object()) ||
                                           (by_id && has_identifiers(version.value)));
        if (!adds) run.clear();
        run.push_back(std::move(version));
    }
    const Ref last = run.back().value;
    if (last.is_object()) {
        out.begin_object();
        merge_members(run, false);
        out.end();
    } else if (has_identifiers(last) && !replaced_whole(key)) {
        merge_elements(run);
    } else {
        out.copy(last);
    }
}

void Merger::merge_elements(const Versions& arrays) {
    Groups elements;
    for (const Version& array : arrays) {
        std::size_t index = 0;
        for (const Ref element : array.value.children()) {
            const Place place{&array.place, {}, index++};
            Versions& versions = elements.of(*id_of(element));
            if (!versions.empty() && versions.back().place.above == &array.place)
                return refuse_twice(place, *id_of(element));
            versions.push_back({element, place});
        }
    }
    out.begin_array();
    for (const auto& [id, versions] : elements.all()) {
        out.begin_object();
        merge_members(versions, false);
        out.end();
    }
    out.end();
}

void Merger::refuse_twice(const Place& element, std::string_view id) {
    error = Diagnostic{Code::duplicate_record,
                       "two elements of one array have the id \"" + printable(id) + "\"",
                       std::nullopt,
                       pointer_to({&element, "id"}),
                       {},
                       "which of them a later release changes can't be told: give each its own id"};
}

// Most of a tender is said once.
void Merger::copy(const Version& version, std::string_view key) {
    if (version.value.is_object()) {
        out.begin_object();
        copy_members(version);
        out.end();
    } else if (has_identifiers(version.value) && !replaced_whole(key)) {
        copy_elements(version);
    } else {
        out.copy(version.value);
    }
}

void Merger::copy_members(const Version& object) {
    for (const Ref member : object.value.children()) {
        if (member.is_null()) continue;
        out.key(member.key());
        copy({member, {&object.place, member.key()}}, member.key());
    }
}

void Merger::copy_elements(const Version& array) {
    std::unordered_set<std::string_view> ids;
    out.begin_array();
    std::size_t index = 0;
    for (const Ref element : array.value.children()) {
        const Version version{element, {&array.place, {}, index++}};
        if (!ids.insert(*id_of(element)).second) return refuse_twice(version.place, *id_of(element));
        out.begin_object();
        copy_members(version);
        out.end();
    }
    out.end();
}

struct Dated {
    Time date;
    std::string_view text;
    Version release;
};

Diagnostic bad_release(Code code, std::string message, std::string pointer, std::string help) {
    return {code, std::move(message), std::nullopt, std::move(pointer), {}, std::move(help)};
}

// The place of the errors is a pointer from the array of releases.
Result<std::vector<Dated>> in_order(Ref releases, const std::string& ocid) {
    std::vector<Dated> all;
    std::size_t index = 0;
    for (const Ref release : releases.children()) {
        const Place place{nullptr, {}, index++};
        if (!release.is_object())
            return bad_release(Code::not_ocds, "found " + json::describe(release) + " where a release should stand",
                               pointer_to(place), "");
        const auto own = release.find("ocid");
        if (own && own->text() != ocid)
            return bad_release(Code::not_ocds,
                               "a release of another contracting process than its record: `ocid` is " +
                                   json::describe(*own) + ", not \"" + printable(ocid) + "\"",
                               pointer_to({&place, "ocid"}), "move the release to the record of its own process");
        const auto date = release.find("date");
        const auto time = date && date->is_string() ? parse_time(date->text()) : std::nullopt;
        if (!time)
            return bad_release(Code::fact_type,
                               date ? "`date` must be a time, but is " + json::describe(*date)
                                    : "a release without a `date`",
                               pointer_to({&place, "date"}),
                               "releases are merged in the order of their dates: "
                               "write them like \"2026-03-01T12:00:00Z\"");
        all.push_back({*time, date->text(), {release, place}});
    }
    std::ranges::stable_sort(all, {}, [](const Dated& dated) { return dated.date.microseconds; });
    return all;
}

Result<json::Tree> merge_in_order(const std::vector<Dated>& dated, const std::string& ocid) {
    Versions releases;
    for (const Dated& release : dated) releases.push_back(release.release);
    const std::string date(dated.back().text);

    Merger merger;
    merger.out.begin_object();
    const auto member = [&](std::string_view key, std::string_view text) {
        merger.out.key(key);
        merger.out.string(text);
    };
    member("ocid", ocid);
    member("id", ocid + "-" + date);
    member("date", date);
    merger.out.key("tag");
    merger.out.begin_array();
    merger.out.string("compiled");
    merger.out.end();
    merger.merge_members(releases, true);
    merger.out.end();
    if (merger.error) return std::move(*merger.error);
    return merger.out.take();
}

} // namespace

Result<json::Tree> merge_releases(Ref releases, const std::string& ocid, const std::string& source,
                                  const std::string& pointer) {
    auto dated = in_order(releases, ocid);
    Result<json::Tree> merged = dated.has_error() ? Result<json::Tree>(dated.error()) : merge_in_order(*dated, ocid);
    if (!merged.has_error()) return merged;
    Diagnostic error = merged.error();
    error.place = place_text(source, pointer + error.place);
    return error;
}

} // namespace voorrang::ocds
