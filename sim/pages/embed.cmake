# Writes the pages as byte arrays into one source:
# cmake -DOUT=… -DFOLDER=… -DNAMES=a;b -P embed.cmake
set(arrays "")
set(rows "")
set(n 0)
foreach(name ${NAMES})
  file(READ "${FOLDER}/${name}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "constexpr unsigned char kFile${n}[] = {${bytes}0};\n")
  string(APPEND rows
    "    {\"${name}\", {reinterpret_cast<const char*>(kFile${n}), sizeof kFile${n} - 1}},\n")
  math(EXPR n "${n} + 1")
endforeach()
set(head "#include \"sim/pages/pages.h\"\n\nnamespace huiyin::sim {\nnamespace {\n")
set(middle "}\n\nconst std::vector<PageFile>& page_files() {\n")
set(list "  static const std::vector<PageFile> kFiles = {\n${rows}  };\n  return kFiles;\n}\n")
file(WRITE "${OUT}" "${head}${arrays}${middle}${list}}  // namespace huiyin::sim\n")
