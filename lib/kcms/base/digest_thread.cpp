#include <kcms/base/digest_thread.hpp>

#include <kcms/base/digest.hpp>

#include <array>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

namespace kcms {
namespace {

constexpr std::size_t places = 8;  // pieces under way at a time

}  // namespace

// A ring of pieces: a place is filled again when it was hashed.
class DigestThread::Pieces {
 public:
  Pieces() : hasher_([this](const std::stop_token& stop) { run(stop); }) {}
  ~Pieces() {
    const std::scoped_lock lock(mutex_);
    hasher_.request_stop();
    changed_.notify_all();
  }
  Pieces(const Pieces&) = delete;
  Pieces& operator=(const Pieces&) = delete;

  // `digest`: where the digest of the text belongs that ends with the piece; null where it goes on.
  void add(std::string_view bytes, std::string* digest) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return added_ < hashed_ + places; });
    lock.unlock();
    Piece& piece = ring_[added_ % places];
    piece.bytes.assign(bytes);
    piece.digest = digest;
    lock.lock();
    ++added_;
    changed_.notify_all();
  }

  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return hashed_ == added_; });
  }

 private:
  struct Piece {
    std::string bytes;
    std::string* digest = nullptr;
  };

  void hash(const Piece& piece) {
    sha_.update(piece.bytes);
    if (piece.digest == nullptr) return;
    *piece.digest = sha_.finish();
    sha_ = {};
  }

  void run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [&] { return stop.stop_requested() || hashed_ < added_; });
      if (stop.stop_requested()) return;
      const Piece& piece = ring_[hashed_ % places];
      lock.unlock();
      hash(piece);
      lock.lock();
      ++hashed_;
      changed_.notify_all();
    }
  }

  std::array<Piece, places> ring_;
  Sha256 sha_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t added_ = 0;
  std::uint64_t hashed_ = 0;
  std::jthread hasher_;  // last: it uses all the others
};

DigestThread::DigestThread() : pieces_(std::make_unique<Pieces>()) {}
DigestThread::~DigestThread() = default;

void DigestThread::update(std::string_view bytes) { pieces_->add(bytes, nullptr); }
void DigestThread::finish(std::string& digest) { pieces_->add({}, &digest); }
void DigestThread::wait() { pieces_->wait(); }

}  // namespace kcms
