#include "gateway/wecom/xml_text.h"

#include <catch2/catch.hpp>

namespace xml_text_test {

using namespace huiyin::gateway::wecom;

namespace {

bool reads(const std::string& text) {
  pugi::xml_document document;
  return bool(xml_root(document, text));
}

}  // namespace

TEST_CASE("only one root named xml, of bounded depth and without a document type, is read") {
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += i < 50000 ? "<a>" : "</a>";
  CHECK(reads("<xml/>"));
  CHECK(reads("\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- c -->\n<xml><a><b/></a><c/></xml>\n"));
  CHECK_FALSE(reads(""));
  CHECK_FALSE(reads("xml"));
  CHECK_FALSE(reads("<html/>"));
  CHECK_FALSE(reads("<xml><a></xml>"));
  CHECK_FALSE(reads("<xml/><xml/>"));
  CHECK_FALSE(reads("<!DOCTYPE xml><xml/>"));
  CHECK_FALSE(reads("<xml>" + deep + "</xml>"));
}

TEST_CASE("the text of an element is all of it, and only its own") {
  pugi::xml_document document;
  const auto root =
      xml_root(document,
               "<xml><n><a>inner</a></n><a>x<![CDATA[<y>]]>&amp;<b>no</b>z</a><a>second</a></xml>");
  REQUIRE(root);
  CHECK(text_at(root, "a") == "x<y>&z");
  CHECK(text_at(root, "none").empty());
}

}  // namespace xml_text_test
