// An account of a decision as JSON; the schema is in docs/cli.md.
#pragma once

#include "adapters/report/json_writer.hpp"
#include "adapters/report/places.hpp"
#include "dsl/phrases/language.hpp"
#include "engine/whatif/account.hpp"

namespace voorrang::report {

inline constexpr std::string_view account_format = "voorrang-account-1";

void write_account(JsonWriter& json, const engine::Account& account, const Places& places, Language language);

} // namespace voorrang::report
