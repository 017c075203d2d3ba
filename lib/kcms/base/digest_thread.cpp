#include <kcms/base/digest_thread.hpp>

#include <kcms/base/digest.hpp>
#include <kcms/base/worker.hpp>

#include <array>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

namespace kcms {
namespace {

constexpr std::size_t places = 16;  // pieces under way at a time
constexpr std::size_t worth_waking = places / 2;

}  // namespace

// A ring of pieces: a place is filled again when it was hashed. The hasher sleeps until there is
// enough to do, since being woken for every piece takes as long as hashing it. Without a hasher
// each piece is hashed as it comes.
class DigestThread::Pieces {
 public:
  Pieces() : hasher_(start_worker([this](const std::stop_token& stop) { run(stop); })) {}
  ~Pieces() {
    const std::scoped_lock lock(mutex_);
    hasher_.request_stop();
    work_.notify_one();
  }
  Pieces(const Pieces&) = delete;
  Pieces& operator=(const Pieces&) = delete;

  // `digest`: where the digest of the text belongs that ends with the piece; null where it goes on.
  void add(std::string_view bytes, std::string* digest) {
    if (!hasher_.joinable()) return hash(bytes, digest);
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return added_ < hashed_ + places; });
    lock.unlock();
    Piece& piece = ring_[added_ % places];
    piece.bytes.assign(bytes);
    piece.digest = digest;
    lock.lock();
    ++added_;
    if (added_ >= hashed_ + worth_waking) work_.notify_one();
  }

  void wait() {
    std::unique_lock lock(mutex_);
    awaited_ = added_;
    work_.notify_one();
    room_.wait(lock, [&] { return hashed_ == added_; });
  }

 private:
  struct Piece {
    std::string bytes;
    std::string* digest = nullptr;
  };

  void hash(std::string_view bytes, std::string* digest) {
    sha_.update(bytes);
    if (digest == nullptr) return;
    *digest = sha_.finish();
    sha_ = {};
  }

  void run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    for (;;) {
      work_.wait(lock, [&] {
        return stop.stop_requested() || hashed_ < awaited_ || added_ >= hashed_ + worth_waking;
      });
      for (; hashed_ < added_ && !stop.stop_requested(); ++hashed_, room_.notify_one()) {
        const Piece& piece = ring_[hashed_ % places];
        lock.unlock();
        hash(piece.bytes, piece.digest);
        lock.lock();
      }
      if (stop.stop_requested()) return;
    }
  }

  std::array<Piece, places> ring_;
  Sha256 sha_;
  std::mutex mutex_;
  std::condition_variable work_;
  std::condition_variable room_;
  std::uint64_t added_ = 0;
  std::uint64_t hashed_ = 0;
  std::uint64_t awaited_ = 0;  // pieces that somebody waits for
  std::jthread hasher_;        // last: it uses all the others
};

DigestThread::DigestThread() : pieces_(std::make_unique<Pieces>()) {}
DigestThread::~DigestThread() = default;

void DigestThread::update(std::string_view bytes) { pieces_->add(bytes, nullptr); }
void DigestThread::finish(std::string& digest) { pieces_->add({}, &digest); }
void DigestThread::wait() { pieces_->wait(); }

}  // namespace kcms
