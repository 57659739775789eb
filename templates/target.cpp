#include "templates/target.h"

#include "base/utf8.h"

namespace huiyin::templates {
namespace {

// Control characters are no words, and a platform may refuse all of a message for one.
bool is_control(char32_t point) {
  return (point < 0x20 && point != '\n' && point != '\t') || (point >= 0x7F && point < 0xA0);
}

// WeCom reads <a href="…">…</a> in a text, and nothing else: 3<5 stays as it was typed.
std::string for_wecom(std::string_view value) {
  std::string out;
  const std::u32string points = code_points(value);
  for (std::size_t i = 0; i < points.size(); ++i) {
    char32_t point = points[i];
    if (is_control(point)) continue;
    if (point == '<') {
      std::size_t next = i + 1;
      while (next < points.size() &&
             (points[next] == '/' || points[next] == ' ' || is_control(points[next])))
        ++next;
      if (next < points.size() && (points[next] == 'a' || points[next] == 'A')) point = U'＜';
    }
    append_utf8(out, point);
  }
  return out;
}

std::string for_sms(std::string_view value) {
  std::string out;
  for (const char32_t point : code_points(value)) {
    if (point == '\n' || point == '\t') {
      out += ' ';
    } else if (point == U'【') {
      out += "〔";
    } else if (point == U'】') {
      out += "〕";
    } else if (!is_control(point) && point <= 0xFFFF) {
      append_utf8(out, point);
    }
  }
  return out;
}

std::string for_html(std::string_view value) {
  std::string out;
  for (const char32_t point : code_points(value)) {
    switch (point) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (!is_control(point)) append_utf8(out, point);
    }
  }
  return out;
}

}  // namespace

std::string escaped(std::string_view value, Target target) {
  switch (target) {
    case Target::plain:
      break;
    case Target::wecom_text:
      return for_wecom(value);
    case Target::sms:
      return for_sms(value);
    case Target::html:
      return for_html(value);
  }
  return std::string(value);
}

}  // namespace huiyin::templates
