// The release of a notice that was checked, written part by part.
#pragma once

#include "adapters/eforms/notice.hpp"

namespace voorrang::eforms {

Notice write_release(xml::Ref root, const std::string& source);

} // namespace voorrang::eforms
