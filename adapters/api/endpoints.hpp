// The endpoints, by what they are about. Each function adds its routes; docs/openapi.json describes them.
#pragma once

#include "adapters/api/host.hpp"

namespace voorrang::api {

void add_policies(http::Router& router, Host& host);
void add_tenders(http::Router& router, Host& host);
void add_events(http::Router& router, Host& host);
void add_bids(http::Router& router, Host& host);
void add_decisions(http::Router& router, Host& host);
void add_letters(http::Router& router, Host& host);   // to bidders, and the official report
void add_interests(http::Router& router, Host& host); // conflicts of interest
void add_migrations(http::Router& router, Host& host);
void add_log(http::Router& router, Host& host);
void add_proofs(http::Router& router, Host& host); // checkpoints of the log, and proofs about it
void add_webhooks(http::Router& router, Host& host);
void add_users(http::Router& router, Host& host);
void add_service(http::Router& router, Host& host); // health, metrics, openapi, backup

// All of them.
http::Router make_router(Host& host);

} // namespace voorrang::api
