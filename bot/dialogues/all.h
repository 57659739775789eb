// One function for each dialogue; registry.cpp lists them.
#pragma once

#include "bot/dialogue.h"

namespace huiyin::bot {

Dialogue book_visit();       // 预约来访
Dialogue change_visit();     // 改期
Dialogue cancel_visit();     // 取消预约
Dialogue query_progress();   // 查询进度
Dialogue apply_review();     // 申请复查、复核
Dialogue bind_identity();    // 绑定
Dialogue bind_by_code();     // 绑定: the code 验证码 that the phone got
Dialogue unbind_identity();  // 解绑

}  // namespace huiyin::bot
