#include "adapters/report/places.hpp"

namespace voorrang::report {

std::string to_text(const Place& place) {
    return place.file + ':' + std::to_string(place.line) + ':' + std::to_string(place.column);
}

std::optional<Place> SourcePlaces::find(Span span) const {
    if (span.begin == span.end || span.source >= sources_->size()) return std::nullopt;
    const Position position = sources_->position(span.source, span.begin);
    return Place{sources_->source(span.source).name, position.line, position.column};
}

Span StoredPlaces::add(Place place) {
    places_.push_back(std::move(place));
    return {static_cast<SourceId>(places_.size() - 1), 0, 1};
}

std::optional<Place> StoredPlaces::find(Span span) const {
    if (span.begin == span.end || span.source >= places_.size()) return std::nullopt;
    return places_[span.source];
}

} // namespace voorrang::report
