// The release of a response that was checked.
#pragma once

#include "adapters/espd/answers.hpp"
#include "adapters/espd/response.hpp"

namespace voorrang::espd {

Response write_release(xml::Ref root, const Form& form, const std::vector<Answer>& answers, const std::string& source);

// Its parts. Of the party: its own data, and what its answers come to as facts on it.
void write_party(xml::Ref root, const Form& form, const std::vector<Answer>& answers, eforms::ReleaseWriter& to);
void write_findings(xml::Ref root, const Form& form, const std::vector<Answer>& answers, eforms::ReleaseWriter& to);
// Every answer, with its question and criterion.
void write_answers(xml::Ref root, const Form& form, const std::vector<Answer>& answers, eforms::ReleaseWriter& to);

} // namespace voorrang::espd
