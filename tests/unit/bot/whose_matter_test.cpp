#include "bot/whose_matter.h"

#include <catch2/catch.hpp>

namespace huiyin::bot::whose_matter_test {
namespace {

TEST_CASE("somebody else's matter is told from one's own") {
  for (const char* text :
       {"我妈的几号受理的", "帮我妈催催她的案子", "我老伴那个件到哪一步了", "隔壁马叔的也查一下",
        "俺爹那事办得咋样了", "替我老伴问问", "邻居的案子有结果没", "我哥反映的那事到哪了",
        "她的啥时候能办完", "我妈的呢", "给俺娘看看那个事", "我的老伴的案子呢", "我儿子那个案子",
        "我对象的进度", "人家的也帮着看下", "我丈母娘的案子查一下", "隔壁老李家的呢",
        "对门张师傅那个件查一下"})
    CHECK_FALSE(cue::whose_matter(text).empty());
  CHECK(cue::whose_matter("我妈的几号受理的") == "妈");
}

TEST_CASE("one's own is not taken for another's") {
  for (const char* text :
       {"我的是几号受理的", "俺那个事办哩咋样了", "我妈吃坏药那个事怎么样了",
        "药店给我妈卖假药的事查没查", "他们到底查没查", "其他的呢", "我反映医院收费的事咋样了",
        "不是我妈的，查我自己的", "帮我看看我的案子", "我老伴的助听器坏了，那个事有结果没"})
    CHECK(cue::whose_matter(text) == "");
}

}  // namespace
}  // namespace huiyin::bot::whose_matter_test
