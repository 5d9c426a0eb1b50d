// Where a span of a policy is, as people look it up. A decision read back from a log has no sources any more, only the
// places that were written down; so reports ask for places and never see a source text.
#pragma once

#include "dsl/diagnostics/source_map.hpp"

#include <optional>
#include <string>
#include <vector>

namespace voorrang::report {

struct Place {
    std::string file;
    std::uint32_t line = 1;
    std::uint32_t column = 1; // counts code points
};

std::string to_text(const Place& place); // social.vrg:12:3

class Places {
  public:
    virtual ~Places() = default;
    // Nothing for an empty span.
    virtual std::optional<Place> find(Span span) const = 0;
};

class SourcePlaces final : public Places {
  public:
    explicit SourcePlaces(const SourceMap& sources) : sources_(&sources) {}
    std::optional<Place> find(Span span) const override;

  private:
    const SourceMap* sources_;
};

// Places kept by themselves: a span is the index of its place.
class StoredPlaces final : public Places {
  public:
    Span add(Place place);
    std::optional<Place> find(Span span) const override;

  private:
    std::vector<Place> places_;
};

} // namespace voorrang::report
