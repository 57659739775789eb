// The message of a bundle of reminders: by the app, by SMS where somebody has no WeCom, to the
// citizen in his own conversation.
#pragma once

#include <optional>

#include "petition/reminder_bundles.h"
#include "store/desk_context.h"
#include "store/mail.h"

namespace huiyin::gateway {

// Puts one row into the outbox and answers it; nothing: nobody can be written to. `bundle` is no
// row of the desk.
std::optional<store::OutboxId> put_reminder_mail(const store::OfficeContext& desk,
                                                 const petition::Bundle& bundle);

}  // namespace huiyin::gateway
