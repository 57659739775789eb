#include "app/metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <vector>

#include "base/log.h"
#include "store/bulk.h"
#include "store/listings.h"
#include "store/outbox.h"
#include "store/resending.h"

namespace huiyin::app {
namespace {

using Labels = std::vector<std::pair<std::string_view, std::string>>;
using Put = std::function<void(const Labels&, double)>;

struct Family {
  std::string_view name, type, help;
  void (*samples)(const Measured&, const Put&);
};

std::string number_text(double value) {
  std::array<char, 64> digits{};
  const auto end = std::to_chars(digits.begin(), digits.end(), value, std::chars_format::fixed);
  return {digits.data(), end.ptr};
}

// A provider's code may hold anything.
std::string label_text(std::string_view value) {
  std::string text;
  for (const char c : value) {
    if (c == '"' || c == '\\') text += '\\';
    if (c == '\n')
      text += "\\n";
    else
      text += c;
  }
  return text;
}

void put_outcomes(const Put& put,
                  std::initializer_list<std::pair<const char*, std::uint64_t>> counts) {
  for (const auto& [outcome, count] : counts) put({{"outcome", outcome}}, double(count));
}

void callbacks(const Measured& of, const Put& put) {
  const auto of_door = [&](const char* door, const gateway::Intake& intake) {
    const auto counts = intake.counts();
    const std::pair<const char*, std::uint64_t> all[] = {{"taken", counts.taken},
                                                         {"repeated", counts.repeated},
                                                         {"refused", counts.refused},
                                                         {"set_aside", counts.set_aside},
                                                         {"not_committed", counts.not_committed}};
    for (const auto& [outcome, count] : all)
      put({{"door", door}, {"outcome", outcome}}, double(count));
  };
  if (of.walk.has_app_door()) of_door("app", of.walk.app_door());
  if (of.walk.has_kf_door()) of_door("kf", of.walk.kf_door());
}

void delivery(const Measured& of, const Put& put) {
  const auto sent = of.walk.delivery().counts();
  put_outcomes(put, {{"accepted", sent.accepted},
                     {"retried", sent.retried},
                     {"unanswered", sent.unanswered},
                     {"held", sent.held},
                     {"expired", sent.expired},
                     {"failed", sent.failed},
                     {"parked", sent.parked}});
}

void delivery_ends(const Measured& of, const Put& put) {
  for (const auto& [end, count] : of.walk.delivery().figures().ends())
    put({{"channel", end.channel},
         {"state", store::message_states().at(std::size_t(end.state))},
         {"code", end.code}},
        double(count));
}

// What people had said again is counted by the store, for good, and told alike by each instance.
void resent(const Measured& of, const Put& put) {
  const auto tell = [&](const char* by, std::uint64_t sure, std::uint64_t possibly_double) {
    put({{"by", by}, {"possibly_double", "false"}}, double(sure));
    put({{"by", by}, {"possibly_double", "true"}}, double(possibly_double));
  };
  const auto by_rule = of.walk.delivery().figures().repeated();
  tell("rule", by_rule.sure, by_rule.possibly_double);
  try {
    const auto by_people =
        of.database.read([](store::Transaction& tx) { return store::resend_counts(tx); });
    tell("person", std::uint64_t(by_people.sure), std::uint64_t(by_people.possibly_double));
  } catch (const store::DatabaseError& error) {
    log::error("what was resent could not be counted error={}", error.what());
  }
}

void handing_over(const Measured& of, const Put& put) {
  for (const auto& [channel, times] : of.walk.delivery().figures().handing_over()) {
    for (std::size_t i = 0; i < times.within.size(); ++i)
      put({{"", "_bucket"},
           {"channel", channel},
           {"le", number_text(gateway::HandingOver::kWithin[i])}},
          double(times.within[i]));
    put({{"", "_bucket"}, {"channel", channel}, {"le", "+Inf"}}, double(times.count));
    put({{"", "_sum"}, {"channel", channel}}, times.seconds);
    put({{"", "_count"}, {"channel", channel}}, double(times.count));
  }
}

void queue_age(const Measured& of, const Put& put) {
  static constexpr std::array<const char*, store::kPriorities> kNames = {
      "at_once", "reply", "notice", "reminder", "digest", "bulk"};
  const Instant now = of.clock.now();
  try {
    of.database.read([&](store::Transaction& tx) {
      for (const store::QueuedLine& line : store::queued_lines(tx)) {
        const auto first = store::queued_in(tx, line, {}, now, 1);
        const auto age = first.empty() ? milliseconds{0} : now - first.front().due;
        put({{"office", line.turn.office},
             {"channel", line.channel},
             {"priority", kNames.at(std::size_t(line.turn.priority))}},
            std::chrono::duration<double>(age).count());
      }
    });
  } catch (const store::DatabaseError& error) {
    log::error("the queue's age could not be read error={}", error.what());
  }
}

// Paused ones wait too: one that was forgotten is seen.
void bulk_waiting(const Measured& of, const Put& put) {
  std::map<std::pair<std::string, std::string>, std::int64_t> waiting;
  try {
    of.database.read([&](store::Transaction& tx) {
      for (const store::OpenBulk& one : store::open_bulks(tx))
        waiting[{one.office, store::bulk_states().at(std::size_t(one.state))}] += one.waiting;
    });
  } catch (const store::DatabaseError& error) {
    log::error("the sendings to many could not be read error={}", error.what());
  }
  for (const auto& [whose, count] : waiting)
    put({{"office", whose.first}, {"state", whose.second}}, double(count));
}

void receipts(const Measured& of, const Put& put) {
  const auto sms = of.walk.sms_intake().counts();
  put_outcomes(put, {{"matched", sms.matched}, {"repeated", sms.repeated}, {"kept", sms.kept}});
}

void sms_told(const Measured& of, const Put& put) {
  const auto told = of.walk.sms_intake().counts().told;
  for (std::size_t state = 0; state < told.size(); ++state)
    put({{"state", store::message_states().at(state)}}, double(told[state]));
}

void sms_replies(const Measured& of, const Put& put) {
  const auto sms = of.walk.sms_intake().counts();
  put_outcomes(put, {{"taken", sms.replies}, {"repeated", sms.replies_repeated}});
}

void sms_look_ups(const Measured& of, const Put& put) {
  const auto asked = of.walk.sms_look_ups().counts();
  put_outcomes(put, {{"found", asked.found},
                     {"absent", asked.absent},
                     {"unclear", asked.unclear},
                     {"failed", asked.failed}});
}

void sms_pushes(const Measured& of, const Put& put) {
  const auto pushes = of.walk.sms_door().counts();
  put_outcomes(put, {{"refused", pushes.refused}, {"not_committed", pushes.not_committed}});
}

template <class Value>
void of_each_line(const Measured& of, const Put& put, Value value) {
  for (const gateway::smpp::Line* line : of.walk.direct_lines())
    put({{"account", line->name()}}, double(value(line->counts())));
}

void smpp_parts(const Measured& of, const Put& put) {
  for (const gateway::smpp::Line* line : of.walk.direct_lines()) {
    const auto counts = line->counts();
    const std::pair<const char*, std::uint64_t> all[] = {{"taken", counts.taken},
                                                         {"refused", counts.refused},
                                                         {"unanswered", counts.unanswered},
                                                         {"taken_late", counts.taken_late}};
    for (const auto& [outcome, count] : all)
      put({{"account", line->name()}, {"outcome", outcome}}, double(count));
  }
}

using Counts = gateway::smpp::Line::Counts;

const Family kFamilies[] = {
    {"huiyin_callbacks_total", "counter", "Callbacks of WeCom, by door and what became of them.",
     callbacks},
    {"huiyin_pull_items_total", "counter", "Messages and events pulled from customer service.",
     [](const Measured& of, const Put& put) {
       const auto pulled = of.walk.pulling().counts();
       put_outcomes(put, {{"taken", pulled.taken},
                          {"repeated", pulled.repeated},
                          {"malformed", pulled.malformed}});
     }},
    {"huiyin_messages_answered_total", "counter", "What people wrote and the bot answered.",
     [](const Measured& of, const Put& put) {
       put({}, double(of.walk.talks().counts().answered));
     }},
    {"huiyin_messages_failed_total", "counter", "Answers that failed, each to be tried again.",
     [](const Measured& of, const Put& put) { put({}, double(of.walk.talks().counts().failed)); }},
    {"huiyin_messages_parked_total", "counter", "What was answered by an apology: look at the log.",
     [](const Measured& of, const Put& put) { put({}, double(of.walk.talks().counts().parked)); }},
    {"huiyin_delivery_total", "counter", "Steps of sending, by what became of the message.",
     delivery},
    {"huiyin_delivery_codes_total", "counter",
     "Steps of sending, by channel, state and the provider's code.", delivery_ends},
    {"huiyin_messages_resent_total", "counter",
     "Unanswered attempts made again by a rule, and messages that people had said again.", resent},
    {"huiyin_handing_over_seconds", "histogram",
     "From when something was to be said until the platform had taken it.", handing_over},
    {"huiyin_queue_age_seconds", "gauge", "How long the first of each line has been due.",
     queue_age},
    {"huiyin_queue_lanes", "gauge", "Conversations in memory for which something is to be sent.",
     [](const Measured& of, const Put& put) { put({}, double(of.walk.delivery().waiting())); }},
    {"huiyin_bulk_waiting", "gauge", "Recipients of sendings to many who are not told yet.",
     bulk_waiting},
    {"huiyin_sms_receipts_total", "counter", "Receipts of SMS, by what they matched.", receipts},
    {"huiyin_sms_told_total", "counter", "Receipts that matched a message, by what they told.",
     sms_told},
    {"huiyin_sms_receipts_unmatched", "gauge",
     "Receipts of the last day that matched no message of ours for ten minutes.",
     [](const Measured& of, const Put& put) { put({}, double(of.walk.sms_upkeep().unmatched())); }},
    {"huiyin_sms_look_ups_total", "counter",
     "Questions to providers of SMS what became of a message, by what they said.", sms_look_ups},
    {"huiyin_sms_replies_total", "counter", "SMS that people wrote.", sms_replies},
    {"huiyin_sms_unreadable_total", "counter",
     "Pushed elements that could not be read, and are kept.",
     [](const Measured& of, const Put& put) {
       put({}, double(of.walk.sms_intake().counts().bad));
     }},
    {"huiyin_sms_pushes_total", "counter", "Pushes of SMS providers that were not taken.",
     sms_pushes},
    {"huiyin_smpp_bound", "gauge", "1 when all connections of the direct line are bound.",
     [](const Measured& of, const Put& put) {
       of_each_line(of, put, [](const Counts& one) { return one.is_bound ? 1 : 0; });
     }},
    {"huiyin_smpp_in_flight", "gauge", "Parts that the SMSC has not answered yet.",
     [](const Measured& of, const Put& put) {
       of_each_line(of, put, [](const Counts& one) { return one.in_flight; });
     }},
    {"huiyin_smpp_parts_per_second", "gauge", "Pace, which falls when the SMSC throttles.",
     [](const Measured& of, const Put& put) {
       of_each_line(of, put, [](const Counts& one) { return one.parts_per_second; });
     }},
    {"huiyin_smpp_parts_written_total", "counter", "Parts written to the SMSC.",
     [](const Measured& of, const Put& put) {
       of_each_line(of, put, [](const Counts& one) { return one.written; });
     }},
    {"huiyin_smpp_parts_total", "counter", "Parts by what the SMSC said of them.", smpp_parts},
    {"huiyin_smpp_throttled_total", "counter", "Times that the SMSC asked for fewer.",
     [](const Measured& of, const Put& put) {
       of_each_line(of, put, [](const Counts& one) { return one.throttled; });
     }},
    {"huiyin_smpp_binds_total", "counter", "Binds that the SMSC took.",
     [](const Measured& of, const Put& put) {
       of_each_line(of, put, [](const Counts& one) { return one.binds; });
     }},
    {"huiyin_smpp_losses_total", "counter", "Connections that were lost.",
     [](const Measured& of, const Put& put) {
       of_each_line(of, put, [](const Counts& one) { return one.losses; });
     }},
    {"huiyin_smpp_strange_total", "counter", "PDUs that had no place in the talk.",
     [](const Measured& of, const Put& put) {
       of_each_line(of, put, [](const Counts& one) { return one.strange; });
     }},
    {"huiyin_reminders_total", "counter", "Reminders by how they were given.",
     [](const Measured& of, const Put& put) {
       const auto reminders = of.walk.reminding().counts();
       put_outcomes(put, {{"said", reminders.said},
                          {"desk", reminders.rows},
                          {"unreachable", reminders.unreachable}});
     }},
    {"huiyin_reminder_messages_total", "counter", "Messages that bore reminders.",
     [](const Measured& of, const Put& put) {
       put({}, double(of.walk.reminding().counts().messages));
     }},
    {"huiyin_reminder_cases_looked_at_total", "counter", "Cases that rounds of reminders read.",
     [](const Measured& of, const Put& put) {
       put({}, double(of.walk.reminding().counts().looked));
     }},
    {"huiyin_webhooks_total", "counter", "Calls of other systems' webhooks.",
     [](const Measured& of, const Put& put) {
       const auto hooks = of.hooks.counts();
       put_outcomes(put, {{"delivered", hooks.delivered},
                          {"retried", hooks.retried},
                          {"parked", hooks.parked},
                          {"failed", hooks.failed}});
     }},
    {"huiyin_http_requests_total", "counter", "Requests that came.",
     [](const Measured& of, const Put& put) { put({}, double(of.server.counts().requests)); }},
    {"huiyin_http_connections", "gauge", "Connections that are open.",
     [](const Measured& of, const Put& put) {
       put({}, double(of.server.counts().connections_open));
     }},
};

}  // namespace

std::string metrics_text(const Measured& of) {
  std::string all;
  for (const Family& family : kFamilies) {
    all += fmt::format("# HELP {} {}\n# TYPE {} {}\n", family.name, family.help, family.name,
                       family.type);
    family.samples(of, [&](const Labels& labels, double value) {
      std::string name(family.name), inside;
      for (const auto& [label, text] : labels) {
        if (label.empty())
          name += text;  // a histogram's part
        else
          inside +=
              (inside.empty() ? "" : ",") + std::string(label) + "=\"" + label_text(text) + "\"";
      }
      all += name + (inside.empty() ? "" : "{" + inside + "}") + " " + number_text(value) + "\n";
    });
  }
  return all;
}

}  // namespace huiyin::app
