// A decision that was made, made again from what was kept: the policy, the document, the moment. With it come its
// explanations, which are not kept.
#pragma once

#include "adapters/service/dossier.hpp"

namespace voorrang::service {

struct Again {
    PolicyPtr policy;
    engine::Decision decision;
};
// V751 (there is no such decision), V714 (its document can't be read), V750.
enum class Persons : std::uint8_t {
    as_kept, // by their tokens, as it was decided: its text is the one that was logged
    told,    // by what they are called (adapters/personal), for people to read
};
Result<Again> decide_again(store::Reader& reader, Shelf& shelf, const store::Decision& row,
                           Persons persons = Persons::as_kept);

// As it was logged, if it is the same: what stands in the row.
std::string logged_text(const Again& again, const store::Decision& row);

// What is missing for a decision on the tender as it is now, and what its rules ask for.
struct Question {
    std::string fact, subject, pointer;
    std::string about;  // identifier of the bid; empty: the tender or another record
    std::string rule;   // full name; empty: a score or the award
    std::string sealed; // the fact is there, and sealed until then
    friend auto operator<=>(const Question&, const Question&) = default;
};
Result<std::vector<Question>> questions(const Dossier& dossier, Time now); // in order, each once

} // namespace voorrang::service
