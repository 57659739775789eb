// Letters of the sample office, and what is read of a PDF.
#pragma once

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "paper/letter.h"

namespace huiyin::paper {

inline std::string bytes_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

// As dev installs them: fonts-noto-cjk.
inline Faces faces_of_tests() {
  return find_faces({{"Noto Serif CJK SC"}, {"Noto Serif CJK SC"}}).value();
}

inline Seal round_seal() {
  return {bytes_of_file(std::string(HUIYIN_TEST_DATA) + "/seals/round.png")};
}

inline Letter acceptance() {
  return {.title = "受理告知书",
          .number = "青市监信受告〔2026〕12号",
          .addressee = "沈小满：",
          .paragraphs =
              {"您于2026年11月20日反映的超市出售过期奶粉（登记号XF2026-000201）已由青岚县市场监督管"
               "理局信访办接收并受理。",
               "受理的内容：超市出售过期奶粉，要求退货并处罚。",
               "将于2027年1月25日前办结并书面答复您。",
               "查询方式：在微信客服里回复“查进度”，或拨打0999-5550166。",
               "依据：《信访工作条例》第二十三条。",
               "联系人：叶青，电话：0999-5550166，办公时间：工作日 8:30-12:00、14:30-17:30"},
          .unit = "青岚县市场监督管理局信访办",
          .date = "2026年11月24日",
          .is_sealed = true,
          .check = PaperCheck{"https://xf.example.gov.cn/verify/0123456789abcdef0123456789abcdef",
                              {"扫一扫，可核对这份文书是不是真的、有没有改动过",
                               "校验码 3f2a 9b1c 77d0 e412"}},
          .issued = literals::operator""_at("2026-11-24T09:10", 16)};
}

// Of so many lines that it takes several pages.
inline Letter long_opinion(int paragraphs) {
  Letter letter = acceptance();
  letter.title = "信访处理意见书";
  letter.paragraphs.clear();
  for (int i = 1; i <= paragraphs; ++i)
    letter.paragraphs.push_back(
        "第" + std::to_string(i) +
        "点，经查，该批次奶粉共120袋，进货日期为2026年3月1日，保质期12个月，"
        "标签完整；现场检查时货架上尚有7袋，已全部封存。");
  return letter;
}

}  // namespace huiyin::paper
