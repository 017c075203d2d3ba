#include <kcms/base/digest_thread.hpp>

#include "no_threads.hpp"

#include <kcms/base/digest.hpp>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace kcms;

namespace {

void check_digests() {
  constexpr std::size_t texts = 200;
  constexpr std::size_t piece = 700;
  std::vector<std::string> digests(texts);
  DigestThread hasher;
  for (std::size_t i = 0; i < texts; ++i) {
    const std::string text(i * i, static_cast<char>('a' + i % 26));
    for (std::size_t at = 0; at < text.size(); at += piece) hasher.update(text.substr(at, piece));
    hasher.finish(digests[i]);
  }
  hasher.wait();
  for (std::size_t i = 0; i < texts; ++i)
    CHECK(digests[i] == sha256(std::string(i * i, static_cast<char>('a' + i % 26))));
}

}  // namespace

TEST_CASE("digests taken in a thread are those of the texts, in their order", "[base]") {
  check_digests();
}

TEST_CASE("where no thread can be had, digests are taken without one", "[base]") {
  const test::NoThreads none;
  check_digests();
}

TEST_CASE("a thread of digests that is given up waits for nobody", "[base]") {
  DigestThread hasher;
  hasher.update("begun, and never ended");
}
