#include <kcms/base/ahead_source.hpp>

#include <kcms/base/digest.hpp>
#include <kcms/base/worker.hpp>

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <thread>
#include <vector>

namespace kcms {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 18;
constexpr std::size_t places = 8;  // blocks under way at a time
constexpr std::uint64_t worth_a_thread = 16 * block_size;

}  // namespace

// A ring of blocks: the reader fills one after the other, hashes it while it is being used, and
// fills it again when it is neither. Without a reader there is one block, filled when it is wanted.
class AheadSource::Blocks {
 public:
  Blocks(ByteSource& source, Hashing hashing) : source_(source), hashing_(hashing) {
    const bool worth = source.size().value_or(0) >= worth_a_thread;
    places_.resize(worth ? places : 1);
    for (Place& place : places_) place.bytes.resize(block_size);  // the reader wants no memory
    if (worth) reader_ = start_worker([this](const std::stop_token& stop) { run(stop); });
    threaded_ = reader_.joinable();
  }
  ~Blocks() {
    const std::scoped_lock lock(mutex_);  // the reader is at work or asleep, never in between
    reader_.request_stop();
    changed_.notify_all();
  }
  Blocks(const Blocks&) = delete;
  Blocks& operator=(const Blocks&) = delete;

  // What is left of the block that is being used, or the next one; empty at the end.
  Result<std::span<const char>> front() {
    if (!left_.empty()) return left_;
    if (ended_) return std::span<const char>{};
    Place& place = places_[taken_ % places_.size()];
    if (threaded_) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return filled_ > taken_; });
    } else {
      fill(place);
      ++filled_;
      hash(place);
    }
    if (!place.got) return pass(place.got);
    left_ = std::span<const char>(place.bytes).first(*place.got);
    ended_ = *place.got < block_size;
    if (left_.empty()) give_back();
    return left_;
  }

  void use(std::size_t count) {
    left_ = left_.subspan(count);
    if (left_.empty()) give_back();
  }

  std::string digest() {
    reader_ = {};  // waits for it
    return digest_.finish();
  }

 private:
  struct Place {
    std::vector<char> bytes;
    Result<std::size_t> got = 0;
  };

  void give_back() {
    const std::scoped_lock lock(mutex_);
    ++taken_;
    changed_.notify_all();
  }

  void fill(Place& place) {
    place.got = source_.read_at(offset_, place.bytes);
    if (place.got) offset_ += *place.got;
  }

  void hash(const Place& place) {
    if (hashing_ == Hashing::yes && place.got) digest_.update({place.bytes.data(), *place.got});
  }

  void run(const std::stop_token& stop) {
    for (std::uint64_t next = 0;; ++next) {
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock,
                      [&] { return stop.stop_requested() || next < taken_ + places_.size(); });
      }
      if (stop.stop_requested()) return;
      Place& place = places_[next % places_.size()];
      fill(place);
      const bool last = !place.got || *place.got < block_size;
      {
        const std::scoped_lock lock(mutex_);
        ++filled_;
        changed_.notify_all();
      }
      hash(place);
      if (last) return;
    }
  }

  ByteSource& source_;
  Hashing hashing_;
  bool threaded_ = false;
  std::vector<Place> places_;
  std::uint64_t offset_ = 0;  // where the reader is
  Sha256 digest_;
  std::span<const char> left_;
  bool ended_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t filled_ = 0;  // blocks
  std::uint64_t taken_ = 0;   // blocks done with
  std::jthread reader_;       // last: it uses all the others
};

AheadSource::AheadSource(ByteSource& source, Hashing hashing)
    : source_(source), blocks_(std::make_unique<Blocks>(source, hashing)) {}
AheadSource::~AheadSource() = default;

Result<std::size_t> AheadSource::read(std::span<char> into) {
  std::size_t count = 0;
  while (count < into.size()) {
    const auto block = blocks_->front();
    if (!block) return pass(block);
    if (block->empty()) break;
    const std::size_t step = std::min(block->size(), into.size() - count);
    std::memcpy(into.data() + count, block->data(), step);
    blocks_->use(step);
    count += step;
  }
  return count;
}

Result<std::size_t> AheadSource::read_at(std::uint64_t offset, std::span<char> into) {
  return source_.read_at(offset, into);
}
std::optional<std::uint64_t> AheadSource::size() const { return source_.size(); }
bool AheadSource::changed() const { return source_.changed(); }
const std::string& AheadSource::name() const { return source_.name(); }

Result<std::string> AheadSource::sha256() {
  for (;;) {
    const auto block = blocks_->front();
    if (!block) return pass(block);
    if (block->empty()) return blocks_->digest();
    blocks_->use(block->size());
  }
}

}  // namespace kcms
