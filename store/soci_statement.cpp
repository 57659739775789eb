#include "store/soci_statement.h"

#include <soci/soci.h>

#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/ensure.h"

namespace huiyin::store {

namespace {

// More texts than this means that some caller builds SQL from values: the cache starts anew.
constexpr std::size_t kStatementsMax = 512;

struct Slot {
  Transaction::Kind kind = Transaction::Kind::text;
  soci::indicator indicator = soci::i_null;
  long long integer = 0;
  std::string text;
};

// NULL has no kind: it goes into the slot as that stands.
bool fits_slot(const Value& value, const Slot& slot) {
  if (std::holds_alternative<std::int64_t>(value)) return slot.kind == Transaction::Kind::integer;
  return !std::holds_alternative<std::string>(value) || slot.kind == Transaction::Kind::text;
}

void fill(Slot& slot, const Value& value) {
  slot.indicator = soci::i_ok;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    slot.integer = *integer;
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    if (text->find('\0') != std::string::npos)
      throw DatabaseError("a text parameter holds a NUL character");
    slot.text = *text;
  } else {
    slot.indicator = soci::i_null;
  }
}

}  // namespace

struct SociStatement::Slots {
  bool are_bound = false;
  std::vector<Slot> parameters;
  std::vector<Slot> columns;
};

SociStatement::SociStatement(soci::session& session, const std::string& sql,
                             std::size_t parameter_count)
    : parameter_count_(parameter_count),
      slots_(std::make_unique<Slots>()),
      statement_(std::make_unique<soci::statement>(session)) {
  statement_->alloc();
  statement_->prepare(sql);
}

SociStatement::~SociStatement() = default;

soci::statement& SociStatement::soci() { return *statement_; }

bool SociStatement::fits(std::span<const Value> parameters, std::span<const Kind> columns) const {
  const auto same_kind = [](Kind kind, const Slot& slot) { return kind == slot.kind; };
  return slots_->are_bound &&
         std::equal(parameters.begin(), parameters.end(), slots_->parameters.begin(),
                    slots_->parameters.end(), fits_slot) &&
         std::equal(columns.begin(), columns.end(), slots_->columns.begin(), slots_->columns.end(),
                    same_kind);
}

void SociStatement::bind(std::span<const Value> parameters, std::span<const Kind> columns) {
  statement_->bind_clean_up();
  slots_->parameters.assign(parameters.size(), {});
  slots_->columns.assign(columns.size(), {});
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    Slot& slot = slots_->parameters[i];
    if (std::holds_alternative<std::int64_t>(parameters[i])) {
      slot.kind = Kind::integer;
      statement_->exchange(soci::use(slot.integer, slot.indicator));
    } else {
      statement_->exchange(soci::use(slot.text, slot.indicator));
    }
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Slot& slot = slots_->columns[i];
    slot.kind = columns[i];
    if (slot.kind == Kind::integer)
      statement_->exchange(soci::into(slot.integer, slot.indicator));
    else
      statement_->exchange(soci::into(slot.text, slot.indicator));
  }
  statement_->define_and_bind();
  slots_->are_bound = true;
}

void SociStatement::load(std::span<const Value> parameters, std::span<const Kind> columns) {
  ensure(parameters.size() == parameter_count_, "a statement gets as many values as it asks for");
  ensure(!is_running, "a statement is not started again while its rows are read");
  if (!fits(parameters, columns)) bind(parameters, columns);
  for (std::size_t i = 0; i < parameters.size(); ++i) fill(slots_->parameters[i], parameters[i]);
}

Value SociStatement::take(std::size_t column) {
  Slot& slot = slots_->columns[column];
  if (slot.indicator == soci::i_null) return nullptr;
  if (slot.kind == Kind::text) return std::move(slot.text);
  return std::int64_t{slot.integer};
}

struct SociStatements::Kept {
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view sql) const {
      return std::hash<std::string_view>()(sql);
    }
  };
  std::unordered_map<std::string, std::unique_ptr<SociStatement>, Hash, std::equal_to<>> all;
};

SociStatements::SociStatements(soci::session& session)
    : session_(session), kept_(std::make_unique<Kept>()) {}

SociStatements::~SociStatements() = default;

SociStatement* SociStatements::find(std::string_view key) {
  const auto found = kept_->all.find(key);
  return found == kept_->all.end() ? nullptr : found->second.get();
}

SociStatement& SociStatements::prepare(std::string_view key, const std::string& sql,
                                       std::size_t parameter_count) {
  if (kept_->all.size() >= kStatementsMax) kept_->all.clear();
  auto fresh = std::make_unique<SociStatement>(session_, sql, parameter_count);
  ++prepared_;
  return *kept_->all.insert_or_assign(std::string(key), std::move(fresh)).first->second;
}

}  // namespace huiyin::store
