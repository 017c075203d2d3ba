// The words of the trade as types: borrowed text that cannot be taken for another word. Widths
// belong to fields, meaning to types. A word must not outlive the bytes it was read from.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace kcms {

// `Tag` only keeps one word apart from another.
template <class Tag>
struct Word {
  std::string_view text;

  Word() = default;
  constexpr explicit Word(std::string_view text_) noexcept : text(text_) {}
  friend constexpr auto operator<=>(const Word&, const Word&) = default;
};

using PayerNumber = Word<struct PayerNumberTag>;        // 납부자번호
using AccountNumber = Word<struct AccountNumberTag>;    // 계좌번호
using BillerCode = Word<struct BillerCodeTag>;          // 기관코드, 이용기관코드
using BankCode = Word<struct BankCodeTag>;              // 참가기관(은행)코드
using BankBranchCode = Word<struct BankBranchCodeTag>;  // 참가기관(은행)점코드
using HandlingBranch = Word<struct HandlingBranchTag>;  // 취급점코드
using FundType = Word<struct FundTypeTag>;              // 자금종류
using HolderId = Word<struct HolderIdTag>;              // 생년월일 또는 사업자등록번호
using FailureCode = Word<struct FailureCodeTag>;        // 불능코드

enum class Serial : std::uint64_t {};  // 일련번호

}  // namespace kcms
