# Writes the pages as byte arrays into one source: cmake -DOUT=… -DFOLDER=… -DNAMES=a;b -P embed.cmake
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
file(WRITE "${OUT}" "#include \"sim/pages/pages.h\"\n\nnamespace huiyin::sim {\nnamespace {\n${arrays}}\n
const std::vector<PageFile>& page_files() {\n  static const std::vector<PageFile> kFiles = {\n${rows}  };
  return kFiles;\n}\n}  // namespace huiyin::sim\n")
