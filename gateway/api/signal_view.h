// A signal 预警 as a caller may see it: no words of the citizen without messages:text.
#pragma once

#include "gateway/api/endpoint.h"
#include "gateway/api/json_out.h"
#include "store/signal_list.h"

namespace huiyin::gateway::api {

store::SignalViewer signal_viewer(const Call& call);
OrderedJson signal_json(const store::SignalRecord& record);
// The same in a list: of what matters raise, the newest that the caller may see stands as its case.
OrderedJson listed_signal_json(const Call& call, const store::SignalRecord& record);
OrderedJson signal_detail_json(const Call& call, const store::SignalRecord& record);

std::optional<store::SignalState> signal_state_named(std::string_view name);

}  // namespace huiyin::gateway::api
