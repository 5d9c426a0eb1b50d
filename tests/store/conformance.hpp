// What every store must do. A store is held to it by a test program that includes this file and names it:
//
//     INSTANTIATE_TEST_SUITE_P(Mine, Conformance, ::testing::Values(StoreKind{…}), kind_name);
#pragma once

#include "tests/store/conformance/bids.hpp"
#include "tests/store/conformance/copies.hpp"
#include "tests/store/conformance/deadlines.hpp"
#include "tests/store/conformance/decisions.hpp"
#include "tests/store/conformance/journal.hpp"
#include "tests/store/conformance/messages.hpp"
#include "tests/store/conformance/moments.hpp"
#include "tests/store/conformance/personal.hpp"
#include "tests/store/conformance/policies.hpp"
#include "tests/store/conformance/requests.hpp"
#include "tests/store/conformance/tenders.hpp"
#include "tests/store/conformance/transactions.hpp"
#include "tests/store/conformance/tree.hpp"
#include "tests/store/conformance/users.hpp"
