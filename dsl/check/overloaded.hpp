// std::visit with one lambda for each alternative.
#pragma once

namespace voorrang::check {

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace voorrang::check
