// Numbers of any length: how a Number that outgrows 64 bits is held, and how it is read and made.
#pragma once

#include "dsl/number/number.hpp"

#include <boost/multiprecision/cpp_int.hpp>

namespace voorrang {

using BigInteger = boost::multiprecision::cpp_int;
using BigRational = boost::multiprecision::cpp_rational;

struct BigNumber {
    BigRational value;
};

BigRational to_big(const Number& number);
// nullopt if it has more than 1,000 digits above or below the fraction line.
std::optional<Number> from_big(const BigRational& value);

} // namespace voorrang
